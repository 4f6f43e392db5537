import { computed, inject, Injectable, signal, type OnDestroy } from '@angular/core';
import type { TemplateVersionContent } from '@countersign/contracts';
import { compileTemplate, type CompileResult, type TemplateDefinition } from '@countersign/template';
import { Api } from '../../../../api/api.js';
import { beginning, edited, redone, undone, type DraftHistory } from './draft-history.js';
import { DraftSaving, type SavingState } from './draft-saving.js';
import { UnsavedShelf } from './unsaved-shelf.js';

/** One draft under edit: its content, 撤销 and 重做, what is wrong with it, and whether it is saved. */
@Injectable()
export class DraftStore implements OnDestroy {
  private readonly api = inject(Api);
  private readonly shelf = new UnsavedShelf(localStorage);
  private readonly history = signal<DraftHistory<TemplateDefinition> | null>(null);
  private readonly saver = signal<DraftSaving | null>(null);
  private readonly loaded = signal<TemplateVersionContent | null>(null);

  readonly version = this.loaded.asReadonly();
  readonly savedAt = signal<string | null>(null);
  /** The removal that was just done, in words, until the next edit. */
  readonly removed = signal('');
  /** Work that was not saved when the page was last closed came back. */
  readonly restored = signal(false);
  readonly definition = computed(() => this.history()!.present);
  readonly ready = computed(() => this.history() !== null);
  readonly compiled = computed<CompileResult>(() => compileTemplate(this.definition()));
  readonly errors = computed(() => {
    const compiled = this.compiled();
    return compiled.ok ? [] : compiled.errors;
  });
  readonly lastEdit = computed(() => this.history()?.past.at(-1)?.what ?? '');
  readonly nextEdit = computed(() => this.history()?.future[0]?.what ?? '');
  readonly saving = computed<SavingState>(() => this.saver()?.state() ?? { kind: 'saved' });

  /** Opens a draft; what was not saved the last time is brought back when nobody saved in between. */
  open(content: TemplateVersionContent): void {
    this.saver()?.stop();
    this.loaded.set(content);
    this.savedAt.set(content.saved?.at ?? null);
    const stored = content.definition as unknown as TemplateDefinition;
    this.history.set(beginning(stored));
    this.saver.set(
      new DraftSaving(
        this.api,
        {
          id: () => content.id,
          definition: this.definition,
          stored: (sent, { saved }) => {
            this.savedAt.set(saved?.at ?? null);
            if (this.definition() === sent) this.shelf.remove(content.id);
          },
        },
        content.revision,
      ),
    );
    const kept = this.shelf.take(content.id, content.revision);
    if (kept) {
      this.restored.set(true);
      this.edit(kept, '上次未保存的修改');
    }
  }

  /** Makes an edit; `what` says it in words for 撤销. Edits of the same place that follow each other are one. */
  edit(next: TemplateDefinition, what: string): void {
    const history = this.history();
    if (!history || next === history.present) return;
    this.history.set(edited(history, next, what, Date.now()));
    this.changed();
  }

  /** An edit that takes something away; it is offered to be undone at once. */
  remove(next: TemplateDefinition, what: string): void {
    this.edit(next, what);
    this.removed.set(what);
  }

  undo(): void {
    this.history.update((history) => history && undone(history));
    this.changed();
  }

  redo(): void {
    this.history.update((history) => history && redone(history));
    this.changed();
  }

  async flush(): Promise<void> {
    await this.saver()?.flush();
  }

  get revision(): number {
    return this.saver()?.knownRevision ?? 0;
  }

  get unsaved(): boolean {
    return this.saver()?.unsaved ?? false;
  }

  async overwrite(): Promise<void> {
    await this.saver()?.overwrite();
  }

  /** Takes what somebody else saved instead of the own edits; 撤销 brings those back. */
  async takeTheirs(): Promise<void> {
    const [content, mine] = [this.loaded(), this.definition()];
    if (!content) return;
    const theirs = await this.api.call('readTemplate', { params: { id: content.id } });
    this.shelf.remove(content.id);
    this.open(theirs);
    const history = edited(beginning(mine), this.definition(), '改用对方的内容', 0);
    this.history.set(history);
  }

  ngOnDestroy(): void {
    this.saver()?.stop();
    if (this.unsaved) void this.saver()?.flush();
  }

  private changed(): void {
    this.removed.set('');
    const [content, saver] = [this.loaded(), this.saver()];
    if (!content || !saver) return;
    if (saver.unsaved) this.shelf.put(content.id, saver.knownRevision, this.definition());
    saver.schedule();
  }
}
