import { signal } from '@angular/core';
import type { SavedTemplate, TemplateConflict } from '@countersign/contracts';
import type { TemplateDefinition } from '@countersign/template';
import type { Api } from '../../../../api/api.js';
import { ApiProblem } from '../../../../api/api-problem.js';

export type SavingState =
  | { kind: 'saved' }
  | { kind: 'saving' }
  /** Not reachable, or signed out: tried again by itself. */
  | { kind: 'waiting'; why: string }
  /** Something is not complete enough to be stored; the next edit tries again. */
  | { kind: 'refused'; why: string }
  /** Somebody else saved it; nothing is sent until the administrator has decided. */
  | { kind: 'conflict'; facts: TemplateConflict; why: string };

const debounceMs = 700;
const retryMs = 5_000;

/** What is saved to, as the store keeps it. */
export interface SavedDraft {
  id(): string;
  definition(): TemplateDefinition;
  stored(sent: TemplateDefinition, saved: SavedTemplate): void;
}

/** Sends the whole draft after every pause, one request at a time, so that each carries the revision of the last. */
export class DraftSaving {
  readonly state = signal<SavingState>({ kind: 'saved' });
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private last: TemplateDefinition;

  constructor(
    private readonly api: Api,
    private readonly draft: SavedDraft,
    private revision: number,
  ) {
    this.last = draft.definition();
  }

  /** Whether what is on the screen is not what the server has. */
  get unsaved(): boolean {
    return this.draft.definition() !== this.last;
  }

  get knownRevision(): number {
    return this.revision;
  }

  schedule(afterMs = debounceMs): void {
    clearTimeout(this.timer);
    if (this.state().kind === 'conflict') return;
    this.timer = setTimeout(() => void this.flush(), afterMs);
  }

  /** Saves now; done when the server has answered. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.running ??= this.run().finally(() => (this.running = null));
    return this.running;
  }

  /** Saves over what somebody else saved. */
  overwrite(): Promise<void> {
    const state = this.state();
    if (state.kind === 'conflict') this.revision = state.facts.revision;
    this.state.set({ kind: 'saving' });
    return this.flush();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private async run(): Promise<void> {
    while (this.unsaved) {
      this.state.set({ kind: 'saving' });
      const definition = this.draft.definition();
      try {
        const saved = await this.api.call('saveTemplate', {
          params: { id: this.draft.id() },
          body: { revision: this.revision, definition: definition as unknown as Record<string, unknown> },
        });
        this.revision = saved.revision;
        this.last = definition;
        this.draft.stored(definition, saved);
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        return this.failed(error);
      }
    }
    this.state.set({ kind: 'saved' });
  }

  private failed(error: ApiProblem): void {
    if (error.code === 'revision_conflict')
      return this.state.set({
        kind: 'conflict',
        facts: error.facts as unknown as TemplateConflict,
        why: error.message,
      });
    this.state.set({ kind: error.temporary ? 'waiting' : 'refused', why: error.message });
    if (error.temporary) this.schedule(retryMs);
  }
}
