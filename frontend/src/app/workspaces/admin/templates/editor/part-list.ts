import { Component, input, output } from '@angular/core';

/** One line of a list of parts. */
export interface PartLine {
  key: string;
  label: string;
  detail: string;
  depth?: number;
  /** A heading of the list, set apart. */
  strong?: boolean;
  faulty?: boolean;
}

/** The parts of a tab; one is chosen, and edited beside the list. */
@Component({
  selector: 'cs-part-list',
  template: `
    <ng-content />
    <ul [attr.aria-label]="label()">
      @for (line of lines(); track line.key) {
        <li>
          <button
            type="button"
            [class.here]="line.key === chosen()"
            [class.strong]="line.strong"
            [attr.aria-current]="line.key === chosen() ? 'true' : null"
            [style.padding-left.px]="10 + (line.depth ?? 0) * 14"
            (click)="opened.emit(line.key)"
          >
            <span>{{ line.label }}</span>
            @if (line.faulty) {
              <b role="img" aria-label="有错误">!</b>
            }
            <small>{{ line.detail }}</small>
          </button>
        </li>
      } @empty {
        <li class="none">{{ empty() }}</li>
      }
    </ul>
  `,
  styleUrl: './part-list.css',
})
export class PartList {
  readonly lines = input.required<readonly PartLine[]>();
  readonly chosen = input.required<string>();
  readonly label = input.required<string>();
  readonly empty = input('');
  readonly opened = output<string>();
}
