import { Component, input } from '@angular/core';

/** How many findings are open: errors block, warnings ask for an explanation. */
@Component({
  selector: 'cs-findings-badge',
  template: `
    @if (blocking()) {
      <span class="blocking"><i aria-hidden="true">✕</i> 错误 {{ blocking() }}</span>
    }
    @if (warnings()) {
      <span class="warning"><i aria-hidden="true">!</i> 需说明 {{ warnings() }}</span>
    }
    @if (!blocking() && !warnings()) {
      <span class="none"><i aria-hidden="true">✓</i> 无问题</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      gap: 6px;
    }
    span {
      padding: 1px 8px;
      border-radius: 10px;
      font-size: 13px;
      white-space: nowrap;
    }
    i {
      font-style: normal;
      font-weight: 700;
    }
    .blocking {
      background: var(--cs-red-soft);
      color: var(--cs-red);
    }
    .warning {
      background: var(--cs-amber-soft);
      color: var(--cs-amber);
    }
    .none {
      color: var(--cs-green);
    }
  `,
})
export class FindingsBadge {
  readonly blocking = input.required<number>();
  readonly warnings = input.required<number>();
}
