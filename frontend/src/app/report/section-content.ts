import { Component, effect, inject, input, untracked } from '@angular/core';
import { FilePreview } from './documents/file-preview.js';
import { SectionFiles } from './documents/section-files.js';
import { FieldLinks } from './field-links.js';
import { ReportStore } from './report-store.js';
import { ReturnPins } from './return-pins.js';
import { SectionPreview } from './section/section-preview.js';
import { SectionSheet } from './section/section-sheet.js';
import { SectionStore } from './section/section-store.js';

/** One section to read, wherever it is shown: the leader's desk, the bureau's. Stays fresh by events. */
@Component({
  selector: 'cs-section-content',
  imports: [FilePreview, SectionSheet],
  providers: [ReportStore, SectionStore, SectionPreview, FieldLinks, ReturnPins, SectionFiles],
  template: `
    @if (section.view()) {
      <cs-section-sheet />
      <cs-file-preview />
    }
  `,
  styles: ':host { display: block; }',
})
export class SectionContent {
  readonly reportId = input.required<string>();
  readonly sectionId = input.required<string>();
  protected readonly section = inject(SectionStore);
  private readonly store = inject(ReportStore);

  constructor() {
    this.section.readOnly.set(true);
    effect(() => {
      const id = this.reportId();
      untracked(() => void this.store.open(id));
    });
    effect(() => {
      const id = this.sectionId();
      if (this.store.report()) untracked(() => void this.section.open(id));
    });
    effect(() => {
      const event = this.store.event();
      if (event && event.kind !== 'exported') untracked(() => this.section.reconcileSoon());
    });
  }
}
