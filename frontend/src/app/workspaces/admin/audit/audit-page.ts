import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router } from '@angular/router';
import type { AuditEntry, AuditVerification } from '@countersign/contracts';
import { NzDatePickerModule } from 'ng-zorro-antd/date-picker';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { Api } from '../../../api/api.js';
import { apiResource } from '../../../api/api-resource.js';
import { problemText } from '../../../api/problem-text.js';
import { personText } from '../../../report/words.js';
import { Instant } from '../../../ui/days.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { FailureNote } from '../../../ui/failure-note.js';
import { Skeleton } from '../../../ui/skeleton.js';
import { auditActionText, auditActionWords } from './audit-words.js';

const pageSize = 50;

/** Who did what and when; the filters stand in the address. Anyone may have the chain checked again. */
@Component({
  selector: 'cs-audit-page',
  imports: [EmptyState, FailureNote, FormsModule, Instant, NzDatePickerModule, NzSelectModule, Skeleton],
  templateUrl: './audit-page.html',
  styleUrl: './audit-page.css',
})
export class AuditPage {
  readonly personId = input<string>();
  readonly action = input<string>();
  readonly from = input<string>();
  readonly until = input<string>();
  private readonly api = inject(Api);
  private readonly router = inject(Router);

  private readonly query = computed(() => {
    const [personId, action, from, until] = [this.personId(), this.action(), this.from(), this.until()];
    return { ...(personId && { personId }), ...(action && { action }), ...(from && { from }), ...(until && { until }) };
  });
  protected readonly reading = apiResource('listAudit', () => ({ query: { limit: pageSize, ...this.query() } }));
  private readonly first = computed(() => (this.reading.hasValue() ? this.reading.value() : undefined));
  protected readonly entries = linkedSignal<AuditEntry[] | undefined>(() => this.first()?.items);
  protected readonly next = linkedSignal(() => this.first()?.next ?? null);
  private readonly organisation = apiResource('readOrganisation');
  protected readonly people = computed(() => (this.organisation.hasValue() ? this.organisation.value().people : []));
  protected readonly range = computed(() => {
    const [from, until] = [this.from(), this.until()];
    return from && until ? [new Date(`${from}T00:00:00`), new Date(`${until}T00:00:00`)] : [];
  });

  protected readonly actions = Object.entries(auditActionWords).map(([action, word]) => ({ action, word }));
  protected readonly actionText = auditActionText;
  protected readonly personText = personText;
  protected readonly problem = signal('');
  protected readonly verifying = signal(false);
  protected readonly verified = signal<AuditVerification | null>(null);

  protected filter(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected pickRange(range: readonly (Date | null)[] | null): void {
    const [from, until] = range ?? [];
    this.filter({ from: from ? dayOf(from) : null, until: until ? dayOf(until) : null });
  }

  protected more(): Promise<void> {
    return this.run(async () => {
      const query = { limit: pageSize, cursor: this.next() ?? undefined, ...this.query() };
      const { items, next } = await this.api.call('listAudit', { query });
      this.entries.update((shown) => [...(shown ?? []), ...items]);
      this.next.set(next);
    });
  }

  protected async verify(): Promise<void> {
    this.verifying.set(true);
    this.verified.set(null);
    await this.run(async () => this.verified.set(await this.api.call('verifyAudit')));
    this.verifying.set(false);
  }

  private async run(act: () => Promise<void>): Promise<void> {
    this.problem.set('');
    try {
      await act();
    } catch (error) {
      this.problem.set(problemText(error));
    }
  }
}

/** The day that was pressed, whatever the computer's time zone. */
function dayOf(date: Date): string {
  const part = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${part(date.getMonth() + 1)}-${part(date.getDate())}`;
}
