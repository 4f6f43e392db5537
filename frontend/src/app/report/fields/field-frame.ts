import { Component, computed, inject, input } from '@angular/core';
import { writersInWords } from '@countersign/template';
import { AttachButton } from '../documents/attach-button.js';
import { AttachmentList } from '../documents/attachment-list.js';
import { FileDrop } from '../documents/file-drop.js';
import { ReportStore } from '../report-store.js';
import { ReturnPins } from '../return-pins.js';
import { SectionStore } from '../section/section-store.js';
import { NoteThread } from './note-thread.js';
import { PinBox } from './pin-box.js';

/** A field on paper: its name, what belongs here, what is wrong with it, and the return reasons that stand at it. */
@Component({
  selector: 'cs-field-frame',
  imports: [AttachButton, AttachmentList, FileDrop, NoteThread, PinBox],
  template: `
    <section
      [class.inline]="inline()"
      [csFileDrop]="key()"
      [attr.data-field]="key()"
      tabindex="-1"
      [attr.aria-labelledby]="key() + '-label'"
    >
      <header>
        <h3 [id]="key() + '-label'">
          @if (number(); as printed) {
            <span>{{ printed }}</span>
          }
          {{ label() }}
          @if (required() && open()) {
            <em title="必填">必填</em>
          }
        </h3>
        <ng-content select="[head]" />
        <cs-attach-button [place]="{ field: key() }" [label]="label()" />
        @if (pins.active()) {
          <button type="button" class="cs-button pin" (click)="pins.add(key())">在此处写退回意见</button>
        }
      </header>
      @if (notMine(); as why) {
        <p class="guidance">{{ why }}</p>
      }
      @if (guidance() && open()) {
        <p class="guidance">{{ guidance() }}</p>
      }
      <cs-pin-box [fields]="places()" />
      @for (note of notes(); track note.id) {
        <cs-note-thread [note]="note" />
      }
      <div class="content"><ng-content /></div>
      <cs-attachment-list [place]="key()" />
      @if (problem(); as why) {
        <p class="problem" role="alert" [id]="key() + '-problem'">{{ why }}</p>
      }
    </section>
  `,
  styles: `
    :host {
      display: block;
      margin: 20px 0;
      break-inside: avoid-page;
    }
    section {
      outline-offset: 6px;
      scroll-margin: 72px;
    }
    section.takes-files {
      outline: 2px dashed var(--cs-accent);
    }
    section.inline {
      display: grid;
      grid-template-columns: minmax(12em, 24em) 1fr;
      gap: 0 16px;
      align-items: baseline;
    }
    .inline > :not(header, .content) {
      grid-column: 1 / -1;
    }
    .inline > .content {
      grid-column: 2;
      grid-row: 1;
    }
    @media (max-width: 640px) {
      section.inline {
        grid-template-columns: minmax(0, 1fr);
      }
      .inline > .content {
        grid-column: 1;
        grid-row: auto;
      }
    }
    :host:has(.inline) {
      margin: 8px 0;
    }
    header {
      display: flex;
      align-items: baseline;
      gap: 12px;
    }
    h3 {
      flex: 1;
      margin: 0 0 4px;
      font-size: 16px;
      font-weight: 600;
    }
    h3 span {
      margin-right: 0.5em;
    }
    h3 em {
      font: 12px/1 var(--cs-sans);
      color: var(--cs-amber);
      margin-left: 6px;
    }
    .guidance {
      margin: 0 0 6px;
      color: var(--cs-muted);
      font-size: 13px;
    }
    .problem {
      margin: 4px 0 0;
      color: var(--cs-red);
      font-size: 14px;
    }
    @media print {
      .guidance,
      .pin,
      em,
      .problem {
        display: none;
      }
      :host {
        margin: 12px 0;
      }
    }
  `,
})
export class FieldFrame {
  readonly key = input.required<string>();
  readonly label = input.required<string>();
  readonly number = input<string>();
  readonly guidance = input<string>();
  /** Name and field on one line. */
  readonly inline = input(false);
  readonly required = input<boolean>();
  /** Keys of the parts inside (cells, reasons), so that notes pinned to one stand here too. */
  readonly parts = input<readonly string[]>([]);
  protected readonly pins = inject(ReturnPins);
  private readonly section = inject(SectionStore);
  private readonly report = inject(ReportStore);
  protected readonly open = computed(() => this.section.editable().has(this.key()));
  /** Why only others write here, while the reader writes elsewhere in the section. */
  protected readonly notMine = computed(() => {
    const field = this.report.template()?.fields.get(this.key());
    if (!field || this.open() || !this.section.editable().size) return null;
    if (field.kind === 'figure' && field.formula !== undefined) return null;
    return `此栏由${writersInWords(field)}，您现在只能查看。`;
  });
  protected readonly places = computed(() => [this.key(), ...this.parts()]);
  protected readonly notes = computed(() => {
    const places = new Set(this.places());
    return this.section.view()?.notes.filter(({ field }) => field !== null && places.has(field)) ?? [];
  });
  protected readonly problem = computed(() => this.section.problems()[this.key()]?.message);
}
