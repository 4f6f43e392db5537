import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { problemText } from '../api/problem-text.js';
import { SessionStore } from '../api/session-store.js';
import { ActionBar } from './actions/action-bar.js';
import { WordsChosen } from './comments/chosen-words.js';
import { CommentsStore } from './comments/comments-store.js';
import { FilePreview } from './documents/file-preview.js';
import { SectionFiles } from './documents/section-files.js';
import { FieldLinks } from './field-links.js';
import { ReportHeader } from './report-header.js';
import { neighbour } from './report-nodes.js';
import { ReportStore } from './report-store.js';
import { ReturnPins } from './return-pins.js';
import { SectionTree } from './section-tree.js';
import { MergeView } from './section/merge-view.js';
import { Presence } from './section/presence.js';
import { RestoredNote } from './section/restored-note.js';
import { SectionPreview } from './section/section-preview.js';
import { SectionSheet } from './section/section-sheet.js';
import { SectionStore } from './section/section-store.js';
import { SideBar } from './side/side-bar.js';

/** One report: tree, section, side bar, and the bar with the next step. Route inputs are `reportId` and `sectionId`. */
@Component({
  selector: 'cs-report-page',
  imports: [
    ActionBar,
    FilePreview,
    MergeView,
    Presence,
    ReportHeader,
    RestoredNote,
    SectionSheet,
    SectionTree,
    SideBar,
  ],
  providers: [
    ReportStore,
    SectionStore,
    SectionPreview,
    FieldLinks,
    ReturnPins,
    SectionFiles,
    WordsChosen,
    CommentsStore,
  ],
  templateUrl: './report-page.html',
  styleUrl: './report-page.css',
  host: { '(document:keydown)': 'key($event)', '(window:beforeunload)': 'leave($event)' },
})
export class ReportPage {
  readonly reportId = input.required<string>();
  readonly sectionId = input<string>();
  protected readonly store = inject(ReportStore);
  protected readonly section = inject(SectionStore);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly bar = viewChild(ActionBar);
  protected readonly tree = signal(!matchMedia('(max-width: 800px)').matches);
  /** On a tablet the table needs the room; the side bar is one press away. */
  protected readonly side = signal(!matchMedia('(max-width: 1150px)').matches);
  protected readonly failure = computed(() => {
    const failure = this.store.failure() ?? this.section.failure();
    return failure === null ? '' : problemText(failure);
  });
  protected readonly offices = computed(
    () => this.session.session()?.grants.flatMap(({ office }) => (office ? [office.id] : [])) ?? [],
  );

  constructor() {
    effect(() => {
      const id = this.reportId();
      untracked(() => void this.store.open(id));
    });
    effect(() => {
      const id = this.sectionId();
      const ready = this.store.report() !== null;
      if (!ready) return;
      untracked(() => void (id ? this.section.open(id) : this.openFirst()));
    });
    effect(() => {
      const event = this.store.event();
      if (!event || event.kind === 'exported') return;
      const concerns = event.kind === 'computed' || event.sectionId === null || event.sectionId === this.sectionId();
      if (concerns) untracked(() => this.section.reconcileSoon());
    });
  }

  protected key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
    switch (event.key.toLowerCase()) {
      case 'j':
        return this.turn(1);
      case 'k':
        return this.turn(-1);
      case 'a':
        return this.bar()?.press('approve');
      case 'r':
        event.preventDefault();
        return this.bar()?.press('return');
    }
  }

  /** Unsaved work is in the local draft anyway; the question spares a surprise. */
  protected leave(event: BeforeUnloadEvent): void {
    if (this.section.edits().length) event.preventDefault();
  }

  private turn(by: 1 | -1): void {
    const next = neighbour(this.store.nodes(), this.sectionId() ?? null, by);
    if (next) void this.router.navigate(['/reports', this.reportId(), 'sections', next.id]);
  }

  /** A report is opened where something waits for the reader: their own unfinished section, else the first. */
  private openFirst(): void {
    const own = new Set(this.offices());
    const sections = this.store.nodes().flatMap(({ summary }) => (summary ? [summary] : []));
    const waiting = sections.find(({ office, state }) => own.has(office?.id ?? '') && state !== 'signed_off');
    const first = waiting ?? sections[0];
    if (first) void this.router.navigate(['/reports', this.reportId(), 'sections', first.id], { replaceUrl: true });
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
