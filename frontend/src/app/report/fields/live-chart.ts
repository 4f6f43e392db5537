import { Component, computed, inject, input } from '@angular/core';
import { Decimal, formatWithUnit } from '@countersign/figures';
import { liveCharts, shownFigure } from '@countersign/template';
import { ReportStore } from '../report-store.js';
import { SectionPreview } from '../section/section-preview.js';

const rowHeight = 24;
const longest = 380;

/** A chart of present figures as bars, each with its name and value in words. */
@Component({
  selector: 'cs-live-chart',
  template: `
    @if (chart(); as shown) {
      <figure>
        <svg [attr.viewBox]="'0 0 680 ' + shown.height" role="img" [attr.aria-label]="shown.words">
          @for (bar of shown.bars; track bar.label) {
            <text x="180" [attr.y]="bar.y + 15" text-anchor="end">{{ bar.label }}</text>
            <rect x="190" [attr.y]="bar.y + 4" [attr.width]="bar.length" height="14" />
            <text [attr.x]="196 + bar.length" [attr.y]="bar.y + 15">{{ bar.shown }}</text>
          }
        </svg>
        <figcaption>{{ shown.title }}</figcaption>
      </figure>
    } @else {
      <p>〔没有名为“{{ name() }}”的图〕</p>
    }
  `,
  styles: `
    figure {
      margin: 8px 0;
      text-align: center;
    }
    svg {
      width: 100%;
      max-width: 680px;
      font: 13px var(--cs-sans);
    }
    rect {
      fill: #6f8fb5;
    }
    figcaption,
    p {
      font-size: 14px;
      color: var(--cs-muted);
    }
  `,
})
export class LiveChart {
  readonly name = input.required<string>();
  private readonly report = inject(ReportStore);
  private readonly preview = inject(SectionPreview);
  protected readonly chart = computed(() => {
    const template = this.report.template();
    const chart = template && liveCharts(template).find(({ name }) => name === this.name());
    if (!chart) return null;
    const bars = chart.bars.map(({ label, figure, group }, index) => {
      const { value, shown } = figure === undefined ? this.points(group) : this.figure(figure);
      return {
        label: label.length > 13 ? `${label.slice(0, 12)}…` : label,
        name: label,
        value,
        shown,
        y: index * rowHeight,
      };
    });
    const most = Decimal.max(0, ...bars.map(({ value }) => value));
    return {
      title: chart.title,
      height: bars.length * rowHeight,
      words: `${chart.title}：${bars.map(({ name, shown }) => `${name} ${shown}`).join('，')}`,
      bars: bars.map((bar) => ({
        ...bar,
        length: most.isZero() || bar.value.isNegative() ? 0 : bar.value.div(most).times(longest).round().toNumber(),
      })),
    };
  });

  private figure(key: string): { value: Decimal; shown: string } {
    const [template, stored] = [this.report.template(), this.preview.stored(key)];
    if (!template || stored === undefined) return { value: new Decimal(0), shown: '暂无' };
    return { value: new Decimal(stored), shown: shownFigure(template, key, stored) };
  }

  private points(group: string | undefined): { value: Decimal; shown: string } {
    const scored = this.preview.evaluation()?.groups.find(({ key }) => key === group);
    if (!scored) return { value: new Decimal(0), shown: '暂无' };
    const value = new Decimal(scored.points);
    return { value, shown: formatWithUnit(value, { unit: '分', decimals: 2 }) };
  }
}
