import { Component, computed, inject, input } from '@angular/core';
import { figureInfo, shownFigure } from '@countersign/template';
import { FieldLinks } from '../field-links.js';
import { ReportStore } from '../report-store.js';
import { SectionPreview } from '../section/section-preview.js';
import { narrativeParts } from './narrative-text.js';

/** A narrative as it is printed, every referenced figure with its present value; the text itself says the unit. */
@Component({
  selector: 'cs-narrative-view',
  // pieces hold their text as a property: blanks between the tags are then not printed
  template: `
    @for (paragraph of paragraphs(); track $index) {
      <p>
        @for (part of paragraph; track $index) {
          @if (part.kind === 'text') {
            <span [textContent]="part.text"></span>
          } @else {
            <button
              type="button"
              [title]="report.label(part.key)"
              [textContent]="shown(part.key)"
              (click)="links.go(part.key)"
            ></button>
          }
        }
      </p>
    }
  `,
  styles: `
    :host {
      display: block;
      font: 16px/1.8 var(--cs-serif);
    }
    p {
      margin: 0;
      text-indent: 2em;
      min-height: 1em;
      overflow-wrap: anywhere;
    }
    button {
      font: inherit;
      border: 0;
      border-radius: 3px;
      padding: 0 3px;
      background: var(--cs-accent-soft);
      color: #143a6b;
      cursor: pointer;
    }
    @media print {
      button {
        background: none;
        color: inherit;
        padding: 0;
      }
    }
  `,
})
export class NarrativeView {
  readonly text = input.required<string>();
  protected readonly links = inject(FieldLinks);
  protected readonly report = inject(ReportStore);
  private readonly preview = inject(SectionPreview);
  protected readonly paragraphs = computed(() => {
    const template = this.report.template();
    return narrativeParts(this.text(), (key) => template !== null && figureInfo(template, key) !== undefined);
  });

  protected shown(key: string): string {
    const [template, value] = [this.report.template(), this.preview.stored(key)];
    return template && value !== undefined
      ? shownFigure(template, key, value, true)
      : `【${this.report.label(key)}：暂无】`;
  }
}
