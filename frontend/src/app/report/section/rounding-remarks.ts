import { Component, computed, inject, input } from '@angular/core';
import { unknown } from '@countersign/figures';
import { roundingNotes, shownSums } from '@countersign/template';
import { ReportStore } from '../report-store.js';
import { SectionPreview } from './section-preview.js';

/** Says where a shown sum differs from the sum of its shown parts, so that nobody takes rounding for a mistake. */
@Component({
  selector: 'cs-rounding-remarks',
  template: `
    @for (note of notes(); track note.figure) {
      <p>注：{{ note.message }}</p>
    }
  `,
  styles: `
    p {
      margin: 4px 0;
      font-size: 13px;
      color: var(--cs-muted);
    }
  `,
})
export class RoundingRemarks {
  /** Key of the section whose sums are shown. */
  readonly of = input.required<string>();
  private readonly report = inject(ReportStore);
  private readonly preview = inject(SectionPreview);
  /** Formulas are read when the template comes, not while somebody types. */
  private readonly sums = computed(() => {
    const template = this.report.template();
    return template ? shownSums(template).filter(({ figure }) => figure.section === this.of()) : [];
  });
  protected readonly notes = computed(() =>
    roundingNotes(this.sums(), (key) => this.preview.value(key) ?? unknown([key])),
  );
}
