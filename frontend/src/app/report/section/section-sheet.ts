import { afterNextRender, Component, computed, effect, ElementRef, inject, Injector, untracked } from '@angular/core';
import { viewersInWords } from '@countersign/template';
import { ChoiceField } from '../fields/choice-field.js';
import { FigureField } from '../fields/figure-field.js';
import { ListField } from '../fields/list-field.js';
import { NarrativeField } from '../fields/narrative-field.js';
import { NoteThread } from '../fields/note-thread.js';
import { PinBox } from '../fields/pin-box.js';
import { RubricAnswers } from '../fields/rubric-answers.js';
import { TableField } from '../fields/table-field.js';
import { FieldLinks } from '../field-links.js';
import { ReportStore } from '../report-store.js';
import { ReturnPins } from '../return-pins.js';
import { ScoreTable } from '../score/score-table.js';
import { StateMark } from '../state-mark.js';
import { momentText, personText } from '../words.js';
import { SavingMark } from './saving-mark.js';
import { SectionStore } from './section-store.js';
import { RoundingRemarks } from './rounding-remarks.js';
import { ShownFigures } from './shown-figures.js';

/** A section on white paper: heading, guidance, return reasons, fields, what it scores, signatures. */
@Component({
  selector: 'cs-section-sheet',
  imports: [
    ChoiceField,
    FigureField,
    ListField,
    NarrativeField,
    NoteThread,
    PinBox,
    RoundingRemarks,
    RubricAnswers,
    SavingMark,
    ScoreTable,
    ShownFigures,
    StateMark,
    TableField,
  ],
  templateUrl: './section-sheet.html',
  styleUrl: './section-sheet.css',
})
export class SectionSheet {
  protected readonly section = inject(SectionStore);
  protected readonly pins = inject(ReturnPins);
  protected readonly personText = personText;
  protected readonly momentText = momentText;
  private readonly report = inject(ReportStore);
  private readonly links = inject(FieldLinks);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  protected readonly definition = computed(() => {
    const key = this.section.view()?.key;
    return key === undefined ? undefined : this.report.template()?.sections.get(key);
  });
  /** Fields that the reader sees. */
  protected readonly fields = computed(() => {
    const hidden = new Set(this.section.view()?.hidden);
    return this.definition()?.fields.filter(({ key }) => !hidden.has(key)) ?? [];
  });
  /** Names of the others, and who sees them. */
  protected readonly unseen = computed(() => {
    const hidden = new Set(this.section.view()?.hidden);
    return (this.definition()?.fields ?? [])
      .filter(({ key }) => hidden.has(key))
      .map((field) => ({ key: field.key, label: field.label, who: viewersInWords(field) }));
  });
  protected readonly indicators = computed(() => {
    const key = this.section.view()?.key;
    return (this.report.template()?.definition.indicators ?? []).filter((each) => each.section === key);
  });
  /** Reasons about the section as a whole. */
  protected readonly notes = computed(() => this.section.view()?.notes.filter(({ field }) => field === null) ?? []);

  constructor() {
    // a link may lead into a section that is only now being drawn
    effect(() => {
      const wanted = this.links.wanted();
      const ready = this.definition() !== undefined;
      if (wanted && ready) untracked(() => this.reveal(wanted.key));
    });
  }

  private reveal(key: string): void {
    afterNextRender(
      () => {
        const place = this.host.nativeElement.querySelector<HTMLElement>(`[data-field="${CSS.escape(key)}"]`);
        if (!place) return;
        place.scrollIntoView({ block: 'center' });
        const inner = place.matches('td')
          ? null
          : place.querySelector<HTMLElement>('[contenteditable="true"], textarea, input, select');
        if (!place.matches('td')) (inner ?? place).focus({ preventScroll: true });
      },
      { injector: this.injector },
    );
  }
}
