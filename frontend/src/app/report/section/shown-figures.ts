import { Component, computed, inject, input } from '@angular/core';
import { shownFigure, type SectionDefinition } from '@countersign/template';
import { formulaInWords } from '../grid/formula-words.js';
import { FieldLinks } from '../field-links.js';
import { ReportStore } from '../report-store.js';
import { SectionPreview } from './section-preview.js';

/** Computed figures of a section that stand in no table, and figures of other sections that it refers to. */
@Component({
  selector: 'cs-shown-figures',
  template: `
    @if (figures().length) {
      <section aria-label="计算值与引用数据">
        <h3>计算值与引用数据</h3>
        <dl>
          @for (figure of figures(); track figure.key) {
            <div [attr.data-field]="figure.own ? figure.key : null" tabindex="-1">
              <dt>
                {{ figure.label }}
                @if (!figure.own) {
                  <button type="button" (click)="links.go(figure.key)">见{{ figure.from }}</button>
                }
              </dt>
              <dd [title]="figure.how">{{ figure.shown }}</dd>
            </div>
          }
        </dl>
      </section>
    }
  `,
  styles: `
    h3 {
      font-size: 15px;
      margin: 20px 0 4px;
    }
    dl {
      margin: 0;
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(300px, 1fr));
      gap: 0 24px;
      font-size: 14px;
    }
    dl div {
      display: flex;
      justify-content: space-between;
      gap: 12px;
      border-bottom: 1px dotted #c3c9d0;
      padding: 4px 0;
    }
    dd {
      margin: 0;
      font-variant-numeric: tabular-nums;
      text-align: right;
      color: #3d4752;
    }
    button {
      border: 0;
      background: none;
      padding: 0;
      color: var(--cs-accent);
      font: inherit;
      font-size: 12px;
      cursor: pointer;
    }
    @media print {
      button {
        display: none;
      }
    }
  `,
})
export class ShownFigures {
  readonly definition = input.required<SectionDefinition>();
  protected readonly links = inject(FieldLinks);
  private readonly report = inject(ReportStore);
  private readonly preview = inject(SectionPreview);
  protected readonly figures = computed(() => {
    const template = this.report.template();
    const { key: section, shows = [] } = this.definition();
    if (!template) return [];
    const derived = template.definition.derived.filter((each) => each.section === section).map(({ key }) => key);
    return [...new Set([...derived, ...shows])].flatMap((key) => {
      const info = template.figures.get(key);
      // what the reader does not see leaves no hole
      if (!info || this.preview.sight()?.sees(key) === false) return [];
      const value = this.preview.stored(key);
      return [
        {
          key,
          label: info.label,
          own: info.section === section,
          from: `“${template.sections.get(info.section)?.title ?? ''}”`,
          shown: value === undefined ? (this.preview.unknown(key) ?? '未填') : shownFigure(template, key, value),
          how: info.formula ? formulaInWords(info.formula, (each) => this.report.label(each)) : '',
        },
      ];
    });
  });
}
