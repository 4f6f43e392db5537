import { Component, computed, inject, input } from '@angular/core';
import { DraftStore } from '../draft/draft-store.js';
import { errorsAt } from '../draft/errors.js';

/** What is wrong with the part that is open. */
@Component({
  selector: 'cs-faults-note',
  template: `
    @if (faults().length) {
      <ul class="cs-problem" role="alert">
        @for (fault of faults(); track $index) {
          <li>{{ fault }}</li>
        }
      </ul>
    }
  `,
  styles: `
    ul {
      margin: 0;
      padding-left: 26px;
    }
  `,
})
export class FaultsNote {
  readonly at = input.required<string>();
  private readonly store = inject(DraftStore);
  protected readonly faults = computed(() => {
    const messages = errorsAt(this.store.errors(), this.store.definition(), this.at()).map(({ message }) => message);
    const more = messages.length - mostShown;
    return more > 0 ? [...messages.slice(0, mostShown), `另有 ${more} 处类似错误。`] : messages;
  });
}

const mostShown = 4;
