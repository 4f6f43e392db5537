import { signal } from '@angular/core';
import { revisionConflict, type RevisionConflictFacts, type Saved } from '@countersign/contracts';
import type { Api } from '../../api/api.js';
import { ApiProblem } from '../../api/api-problem.js';
import { nextRequest, type Edit } from './edits.js';

export type SavingState =
  | { kind: 'saved' }
  | { kind: 'saving' }
  /** The server cannot be reached, or the session ended: tried again by itself. */
  | { kind: 'waiting'; why: string }
  /** The server will not take it; the fields say why. */
  | { kind: 'refused'; why: string };

/** The section that is saved to, as its store keeps it. */
export interface SavingSection {
  id(): string;
  revision(): number;
  /** Unsaved edits that may be sent. */
  sendable(): readonly Edit[];
  stored(sent: readonly Edit[], saved: Saved): void;
  conflicted(facts: RevisionConflictFacts): void;
  refused(sent: readonly Edit[], problem: ApiProblem): void;
}

const debounceMs = 600;
const retryMs = [2_000, 5_000, 15_000, 30_000] as const;

/** Sends a section's edits one request at a time, so that each carries the revision that the last one gave. */
export class SectionSaving {
  readonly state = signal<SavingState>({ kind: 'saved' });
  /** Edits under way to the server. */
  sending: readonly Edit[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private running: Promise<void> | null = null;

  constructor(
    private readonly api: Api,
    private readonly section: SavingSection,
  ) {}

  /** Saves soon: after the typing pauses. */
  schedule(afterMs: number = debounceMs): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), afterMs);
  }

  /** Saves now; done when everything that may be sent was answered. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.running ??= this.run().finally(() => (this.running = null));
    return this.running;
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private async run(): Promise<void> {
    for (let batch = nextRequest(this.section.sendable()); batch.length; batch = nextRequest(this.section.sendable())) {
      this.state.set({ kind: 'saving' });
      if (!(await this.sent(batch))) return;
    }
    if (this.state().kind !== 'refused') this.state.set({ kind: 'saved' });
  }

  /** Whether the next request may follow at once. */
  private async sent(batch: readonly Edit[]): Promise<boolean> {
    this.sending = batch;
    try {
      const saved = await this.send(batch);
      this.failures = 0;
      this.section.stored(batch, saved);
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      return this.failed(batch, error);
    } finally {
      this.sending = [];
    }
  }

  private failed(batch: readonly Edit[], error: ApiProblem): boolean {
    const conflict = error.code === 'revision_conflict' ? revisionConflict.safeParse(error.facts) : null;
    if (conflict?.success) {
      this.section.conflicted(conflict.data);
      return true;
    }
    if (error.temporary) {
      this.state.set({ kind: 'waiting', why: error.message });
      this.schedule(retryMs[Math.min(this.failures, retryMs.length - 1)]);
      this.failures += 1;
      return false;
    }
    this.section.refused(batch, error);
    this.state.set({ kind: 'refused', why: error.message });
    return true;
  }

  private send(batch: readonly Edit[]): Promise<Saved> {
    const [id, revision] = [this.section.id(), this.section.revision()];
    const [first] = batch;
    switch (first!.kind) {
      case 'figure':
        return this.api.call('saveFigures', {
          params: { id },
          body: { revision, figures: batch.map(({ key, value }) => ({ key, value: value as string | null })) },
        });
      case 'narrative':
        return this.api.call('saveNarrative', {
          params: { id, key: first!.key },
          body: { revision, text: first!.value as string },
        });
      case 'answer':
        return this.api.call('saveAnswers', {
          params: { id },
          body: { revision, answers: batch.map(({ key, value }) => ({ key, value: value ?? null })) },
        });
    }
  }
}
