import { Component, computed, inject } from '@angular/core';
import { shownAnswer, shownFigure } from '@countersign/template';
import { FieldLinks } from '../field-links.js';
import { ReportStore } from '../report-store.js';
import type { Conflict } from './edits.js';
import { MergeChoice } from './merge-choice.js';
import { SectionStore } from './section-store.js';

/** Places that two people wrote at once: both versions, side by side, until somebody decides. */
@Component({
  selector: 'cs-merge-view',
  imports: [MergeChoice],
  template: `
    @if (lines().length) {
      <section role="alertdialog" aria-labelledby="merge-title">
        <h3 id="merge-title">有 {{ lines().length }} 处您和他人同时改过，请选用哪一个</h3>
        <p>其他改动已自动合并。这里的两个版本都还在，选定之前不会丢失。</p>
        @for (line of lines(); track line.conflict.kind + line.conflict.key) {
          <cs-merge-choice
            [label]="line.label"
            [mine]="line.mine"
            [theirs]="line.theirs"
            [asText]="line.conflict.kind === 'narrative'"
            [text]="line.text"
            (opened)="links.go(line.conflict.key)"
            (tookMine)="section.settle(line.conflict, line.conflict.mine)"
            (tookTheirs)="section.settle(line.conflict, line.conflict.theirs)"
            (wrote)="section.settle(line.conflict, $event)"
          />
        }
      </section>
    }
  `,
  styles: `
    section {
      max-width: 1080px;
      box-sizing: border-box;
      margin: 0 auto 12px;
      background: #fffaf0;
      border: 1px solid #b36b00;
      padding: 12px 20px;
    }
    h3 {
      margin: 0;
      font-size: 16px;
    }
    p {
      margin: 4px 0 8px;
      color: var(--cs-muted);
      font-size: 14px;
    }
  `,
})
export class MergeView {
  protected readonly section = inject(SectionStore);
  protected readonly links = inject(FieldLinks);
  private readonly report = inject(ReportStore);
  protected readonly lines = computed(() =>
    this.section.conflicts().map((conflict) => ({
      conflict,
      label: this.report.label(conflict.key),
      mine: this.shown(conflict, conflict.mine),
      theirs: this.shown(conflict, conflict.theirs),
      text: typeof conflict.mine === 'string' ? conflict.mine : '',
    })),
  );

  private shown({ kind, key }: Conflict, value: unknown): string {
    const template = this.report.template();
    if (!template || value === null || value === undefined) return '（空）';
    return kind === 'figure' ? shownFigure(template, key, String(value)) : shownAnswer(template, key, value);
  }
}
