import { Component, input } from '@angular/core';

/** An empty list says what comes next. */
@Component({
  selector: 'cs-empty-state',
  template: `
    <h2>{{ title() }}</h2>
    <ng-content />
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      padding: 32px 24px;
      border: 1px dashed var(--cs-line);
      border-radius: var(--cs-radius);
      background: var(--cs-paper);
      text-align: center;
      color: var(--cs-muted);
    }
    h2 {
      color: var(--cs-ink);
    }
  `,
})
export class EmptyState {
  readonly title = input.required<string>();
}
