import { Component, computed, input } from '@angular/core';
import type { PrintedChart as Chart } from '@countersign/document';
import { Decimal } from '@countersign/figures';

/** Bars of one measure by name; a list for those who do not see them. */
@Component({
  selector: 'cs-printed-chart',
  template: `
    <figure>
      <figcaption>{{ chart().title }}（{{ chart().unit }}）</figcaption>
      <dl>
        @for (bar of bars(); track $index) {
          <dt>{{ bar.label }}</dt>
          <dd>
            <i [style.width.%]="bar.width"></i><span>{{ bar.shown }}</span>
          </dd>
        }
      </dl>
    </figure>
  `,
  styles: `
    figure {
      margin: 12px 0;
      break-inside: avoid;
    }
    figcaption {
      font-weight: 600;
      text-align: center;
    }
    dl {
      display: grid;
      grid-template-columns: minmax(6em, max-content) 1fr;
      gap: 4px 10px;
      margin: 6px 0;
      font-size: 14px;
    }
    dt {
      text-align: right;
    }
    dd {
      margin: 0;
      display: flex;
      align-items: center;
      gap: 6px;
    }
    i {
      display: block;
      height: 0.9em;
      border: 1px solid var(--cs-accent);
      background: var(--cs-accent-soft);
      box-sizing: border-box;
      print-color-adjust: exact;
    }
    span {
      white-space: nowrap;
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class PrintedChart {
  readonly chart = input.required<Chart>();
  /** The longest bar, or the fullest where a bar has a whole, takes four fifths of the line. */
  protected readonly bars = computed(() => {
    const { bars } = this.chart();
    const longest = Decimal.max(0, ...bars.flatMap(({ value, of }) => [of ?? '0', value ?? '0']));
    return bars.map(({ label, shown, value }) => ({
      label,
      shown,
      width: longest.isZero()
        ? '0'
        : Decimal.max(0, value ?? '0')
            .div(longest)
            .times(80)
            .toFixed(),
    }));
  });
}
