import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { RevisionConflictFacts, Saved, SectionView } from '@countersign/contracts';
import { checkAnswerValue, rowsIn } from '@countersign/template';
import { Api } from '../../api/api.js';
import { ApiProblem } from '../../api/api-problem.js';
import { Connection } from '../../api/connection.js';
import { SessionStore } from '../../api/session-store.js';
import type { CellProblem } from '../grid/grid.js';
import { ReportStore } from '../report-store.js';
import { DraftShelf } from './draft-shelf.js';
import {
  overlay,
  rebase,
  sendableEdits,
  withEdit,
  withoutSent,
  type Conflict,
  type Edit,
  type SectionValues,
} from './edits.js';
import { SectionSaving } from './section-saving.js';

const burstMs = 150;
const nothing: SectionValues = { revision: 0, figures: {}, answers: {} };

/** One open section: what the server holds, what is not saved yet, and how the two come together. */
@Injectable()
export class SectionStore {
  readonly view = signal<SectionView | null>(null);
  readonly failure = signal<unknown>(null);
  readonly edits = signal<readonly Edit[]>([]);
  readonly conflicts = signal<readonly Conflict[]>([]);
  /** Texts that cannot be stored, by field. */
  readonly problems = signal<Readonly<Record<string, CellProblem>>>({});
  readonly savedAt = signal<string | null>(null);
  /** Unsaved work of an earlier visit that was found here. */
  readonly restored = signal<{ count: number; at: string } | null>(null);
  /** False: the browser has no room for a local draft, unsaved work would not survive a crash. */
  readonly draftKept = signal(true);
  readonly stored = signal<SectionValues>(nothing);
  /** What the form shows: unsaved edits over what is stored. */
  readonly values = computed(() => overlay(this.stored(), this.edits()));
  /** Set where a section is only shown, whatever the reader may do elsewhere. */
  readonly readOnly = signal(false);
  readonly editable = computed(() => new Set(this.readOnly() ? [] : this.view()?.editable));
  private readonly api = inject(Api);
  private readonly report = inject(ReportStore);
  private readonly session = inject(SessionStore);
  private readonly connection = inject(Connection);
  private readonly saving = new SectionSaving(this.api, {
    id: () => this.openId,
    revision: () => this.stored().revision,
    sendable: () => sendableEdits(this.stored(), this.edits(), (key) => key in this.problems()),
    stored: (sent, saved) => this.onStored(sent, saved),
    conflicted: (facts) => this.onConflict(facts),
    refused: (sent, problem) => this.onRefused(sent, problem),
  });
  readonly savingState = this.saving.state.asReadonly();
  private openId = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private wantedId = '';

  constructor() {
    this.report.showOwn(() => ({ section: this.view()?.key, answers: this.values().answers }));
    // back on the line, or signed in again: what waits is saved at once
    effect(() => {
      const back = !this.connection.lost() && !this.session.ended();
      if (back && untracked(this.edits).length) this.saving.schedule(0);
    });
    inject(DestroyRef).onDestroy(() => {
      this.wantedId = '';
      void this.close();
    });
  }

  async open(id: string): Promise<void> {
    if (id === this.wantedId) return;
    this.wantedId = id;
    await this.close();
    // somebody pressed on to another section while the last one was being saved
    if (id !== this.wantedId) return;
    this.openId = id;
    try {
      const view = await this.api.call('readSection', { params: { id } });
      if (id !== this.openId) return;
      this.adopt(view);
      this.restore(view);
    } catch (error) {
      if (id === this.openId) this.failure.set(error);
    }
  }

  /** Answers a burst of events with one reading. */
  reconcileSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      // without a connection the screen keeps what it has; the next event or save reads again
      this.reconcile().catch((error: unknown) => {
        if (!(error instanceof ApiProblem)) throw error;
      });
    }, burstMs);
  }

  /** Reads the section again and lays unsaved edits over it; for events and after acts. */
  async reconcile(): Promise<void> {
    const id = this.openId;
    if (!id) return;
    const view = await this.api.call('readSection', { params: { id } });
    if (id !== this.openId || view.revision < this.stored().revision) return;
    const { edits, conflicts } = rebase(this.stored(), this.edits(), view);
    this.adopt(view);
    this.edits.set(edits);
    this.addConflicts(conflicts);
    this.keepDraft();
  }

  edit(edit: Edit): void {
    const template = this.report.template();
    const refusal = template && edit.kind !== 'figure' ? checkAnswerValue(template, edit.key, edit.value) : null;
    this.setProblem(edit.key, refusal ? { message: refusal.message } : null);
    this.edits.update((edits) => withEdit(this.stored(), edits, edit, this.saving.sending));
    this.keepDraft();
    this.saving.schedule();
  }

  reject(key: string, problem: CellProblem): void {
    this.setProblem(key, problem);
  }

  flush(): Promise<void> {
    return this.saving.flush();
  }

  /** Both people changed the same paragraph of a text that is being written. */
  collide(conflict: Conflict): void {
    this.addConflicts([conflict]);
    this.keepDraft();
  }

  /** Settles a place that two people wrote: `value` is what it shall say. */
  settle(conflict: Conflict, value: unknown): void {
    this.conflicts.update((all) => all.filter((each) => each !== conflict));
    if (conflict.row && value !== conflict.theirs) this.restoreRow(conflict.row);
    if (!conflict.row || value !== conflict.theirs) this.edit({ kind: conflict.kind, key: conflict.key, value });
  }

  /** Somebody else removed the row in which this person wrote. */
  private restoreRow({ rows, row }: NonNullable<Conflict['row']>): void {
    const present = rowsIn(this.values().answers[rows]);
    if (!present.some(({ key }) => key === row.key)) this.edit({ kind: 'answer', key: rows, value: [...present, row] });
  }

  discardRestored(): void {
    this.edits.set([]);
    this.conflicts.set([]);
    this.problems.set({});
    this.restored.set(null);
    this.keepDraft();
  }

  private adopt(view: SectionView): void {
    this.view.set(view);
    this.stored.set({ revision: view.revision, figures: view.figures, answers: view.answers });
  }

  private restore(view: SectionView): void {
    if (this.readOnly()) return;
    const draft = this.shelf().take(view.id);
    if (!draft) return;
    const { edits, conflicts } = rebase(draft.base, draft.edits, view);
    const open = draft.conflicts.map((each) => ({ ...each, theirs: valueOf(view, each) }));
    this.edits.set(edits);
    this.conflicts.set([...open, ...conflicts]);
    this.restored.set(edits.length + this.conflicts().length ? { count: draft.edits.length, at: draft.at } : null);
    this.keepDraft();
    if (view.editable.length) this.saving.schedule();
  }

  private onStored(sent: readonly Edit[], saved: Saved): void {
    this.stored.update((stored) => ({ ...overlay(stored, sent), revision: saved.revision }));
    this.view.update((view) => view && { ...view, revision: saved.revision });
    this.edits.update((edits) => withoutSent(edits, sent));
    this.savedAt.set(saved.savedAt);
    this.restored.set(null);
    this.keepDraft();
    if (!this.edits().length) this.reconcileSoon();
  }

  private onConflict(facts: RevisionConflictFacts): void {
    const { edits, conflicts } = rebase(this.stored(), this.edits(), facts);
    this.stored.set({ revision: facts.revision, figures: facts.figures, answers: facts.answers });
    this.edits.set(edits);
    this.addConflicts(conflicts);
    this.keepDraft();
  }

  private onRefused(sent: readonly Edit[], problem: ApiProblem): void {
    const located = problem.errors.filter(({ field }) => field !== undefined);
    if (located.length) for (const { field, message } of located) this.setProblem(field!, { message });
    // nothing says which: none of them may be sent again unchanged
    if (!located.some(({ field }) => sent.some(({ key }) => key === field)))
      for (const { key } of sent) this.setProblem(key, { message: problem.message });
    if (problem.status === 403 || problem.status === 409) void this.reconcile();
  }

  private addConflicts(conflicts: readonly Conflict[]): void {
    const keys = new Set(conflicts.map(({ key }) => key));
    this.conflicts.update((all) => [...all.filter(({ key }) => !keys.has(key)), ...conflicts]);
  }

  private setProblem(key: string, problem: CellProblem | null): void {
    this.problems.update(({ [key]: _, ...others }) => (problem ? { ...others, [key]: problem } : others));
  }

  private keepDraft(): void {
    const draft = { base: this.stored(), edits: [...this.edits()], conflicts: [...this.conflicts()] };
    this.draftKept.set(this.shelf().put(this.openId, { ...draft, at: new Date().toISOString() }));
  }

  private shelf(): DraftShelf {
    return new DraftShelf(localStorage, this.session.person()?.id ?? '');
  }

  private async close(): Promise<void> {
    if (this.openId && this.edits().length) await this.saving.flush();
    this.saving.stop();
    clearTimeout(this.timer);
    this.openId = '';
    this.view.set(null);
    this.failure.set(null);
    this.stored.set(nothing);
    this.edits.set([]);
    this.conflicts.set([]);
    this.problems.set({});
    this.restored.set(null);
    this.savedAt.set(null);
  }
}

const valueOf = (view: SectionView, { kind, key }: Conflict): unknown =>
  kind === 'figure' ? (view.figures[key] ?? null) : view.answers[key];
