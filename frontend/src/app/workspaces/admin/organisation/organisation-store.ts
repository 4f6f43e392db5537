import { computed, inject, Injectable } from '@angular/core';
import { Api, type CallOptions } from '../../../api/api.js';
import { apiResource } from '../../../api/api-resource.js';
import type { ResponseOf, RouteName } from '@countersign/contracts';

/** Departments, offices and people, read once for the page; every change is followed by what the server then has. */
@Injectable()
export class OrganisationStore {
  readonly reading = apiResource('readOrganisation');
  readonly view = computed(() => (this.reading.hasValue() ? this.reading.value() : undefined));
  private readonly api = inject(Api);

  /** Throws ApiProblem. */
  async change<N extends RouteName>(name: N, options: CallOptions<N>): Promise<ResponseOf<N>> {
    const answer = await this.api.call(name, options);
    this.reading.reload();
    return answer;
  }
}
