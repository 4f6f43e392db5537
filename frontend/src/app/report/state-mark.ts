import { Component, computed, input } from '@angular/core';
import type { ReportState, SectionState } from '@countersign/workflow';
import { reportStateWords, sectionStateWords } from './state-words.js';

/** Colour, icon and word of a state; `iconOnly` leaves the word to screen readers. */
@Component({
  selector: 'cs-state-mark',
  template: `<span [class]="words().tone" [title]="words().word"
    ><i aria-hidden="true">{{ words().icon }}</i
    ><span [class.hidden]="iconOnly()">{{ words().word }}</span></span
  >`,
  styles: `
    i {
      display: inline-block;
      min-width: 1.1em;
      text-align: center;
      font-style: normal;
      margin-right: 4px;
    }
    .quiet {
      color: var(--cs-muted);
    }
    .active {
      color: var(--cs-accent);
    }
    .attention {
      color: var(--cs-amber);
    }
    .done {
      color: var(--cs-green);
    }
    .blocking {
      color: var(--cs-red);
    }
    .hidden {
      position: absolute;
      clip-path: inset(50%);
      width: 1px;
      overflow: hidden;
      white-space: nowrap;
    }
  `,
})
export class StateMark {
  readonly section = input<SectionState>();
  readonly report = input<ReportState>();
  readonly iconOnly = input(false);
  protected readonly words = computed(() => {
    const [section, report] = [this.section(), this.report()];
    return section ? sectionStateWords[section] : reportStateWords[report ?? 'drafting'];
  });
}
