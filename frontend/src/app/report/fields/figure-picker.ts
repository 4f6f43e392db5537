import { afterNextRender, Component, computed, ElementRef, inject, output, signal, viewChild } from '@angular/core';
import { shownFigure } from '@countersign/template';
import { ReportStore } from '../report-store.js';
import { SectionPreview } from '../section/section-preview.js';

const shownAtOnce = 30;

/** Finds a figure by name, with its present value, to be referred to in a text. */
@Component({
  selector: 'cs-figure-picker',
  template: `
    <div class="picker" role="dialog" aria-label="插入数据" (keydown.escape)="closed.emit()">
      <input
        #box
        type="search"
        placeholder="输入名称查找，例如：执行率、支出、合计"
        aria-label="查找数据"
        [value]="wanted()"
        (input)="wanted.set($any($event.target).value)"
        (keydown.enter)="first()"
      />
      <ul>
        @for (figure of found(); track figure.key) {
          <li>
            <button type="button" (click)="picked.emit(figure.key)">
              <span>{{ figure.label }}</span><b>{{ figure.shown }}</b>
            </button>
          </li>
        } @empty {
          <li class="none">没有叫这个名字的数据，请换一个词。</li>
        }
      </ul>
    </div>
  `,
  styles: `
    .picker {
      border: 1px solid #9aa7b5;
      background: #fff;
      padding: 8px;
      margin-bottom: 6px;
      box-shadow: 0 4px 16px rgb(0 0 0 / 12%);
    }
    input {
      width: 100%;
      box-sizing: border-box;
      padding: 4px 8px;
      font: inherit;
    }
    ul {
      list-style: none;
      margin: 6px 0 0;
      padding: 0;
      max-height: 14em;
      overflow: auto;
    }
    button {
      display: flex;
      width: 100%;
      justify-content: space-between;
      gap: 16px;
      border: 0;
      background: none;
      padding: 4px 8px;
      font: inherit;
      font-size: 14px;
      text-align: left;
      cursor: pointer;
    }
    button:hover,
    button:focus-visible {
      background: var(--cs-accent-soft);
    }
    b {
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
    .none {
      color: var(--cs-muted);
      padding: 4px 8px;
    }
  `,
})
export class FigurePicker {
  readonly picked = output<string>();
  readonly closed = output();
  protected readonly wanted = signal('');
  private readonly report = inject(ReportStore);
  private readonly preview = inject(SectionPreview);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  protected readonly found = computed(() => {
    const template = this.report.template();
    const words = this.wanted().trim().split(/\s+/).filter(Boolean);
    if (!template) return [];
    return [...template.figures.values()]
      .filter(({ label }) => words.every((word) => label.includes(word)))
      .slice(0, shownAtOnce)
      .map(({ key, label }) => {
        const value = this.preview.stored(key);
        return { key, label, shown: value === undefined ? '暂无' : shownFigure(template, key, value) };
      });
  });

  constructor() {
    afterNextRender(() => this.box().nativeElement.focus());
  }

  protected first(): void {
    const [figure] = this.found();
    if (figure) this.picked.emit(figure.key);
  }
}
