import { Component, input } from '@angular/core';
import type { PersonView } from '@countersign/contracts';

/** Whether the person can sign in: colour, icon and word. */
@Component({
  selector: 'cs-person-state',
  template: `
    @if (!person().active) {
      <span class="off"><i aria-hidden="true">○</i> 已停用</span>
    } @else if (person().locked) {
      <span class="locked"><i aria-hidden="true">!</i> 暂时锁定</span>
    } @else {
      <span class="on"><i aria-hidden="true">✓</i> 正常</span>
    }
  `,
  styles: `
    span {
      white-space: nowrap;
    }
    i {
      font-style: normal;
    }
    .off {
      color: var(--cs-muted);
    }
    .locked {
      color: var(--cs-amber);
    }
    .on {
      color: var(--cs-green);
    }
  `,
})
export class PersonState {
  readonly person = input.required<Pick<PersonView, 'active' | 'locked'>>();
}
