import type { AddedRow } from '@countersign/template';
import type { GridEdit } from './paste.js';

/** A text of a row, such as the reason it owes. */
export interface TextEdit {
  key: string;
  text: unknown;
}

/** What one act writes. Rows are told as a change of those present, since others may have added some meanwhile. */
export interface Step {
  figures: readonly GridEdit[];
  texts?: readonly TextEdit[];
  rows?: (present: readonly AddedRow[]) => AddedRow[];
}

interface Act {
  before: Step;
  after: Step;
}

const nothing: Step = { figures: [] };

/** What was done in one table, for Ctrl Z and Ctrl Y. Values are those of the cells at the moment of the act. */
export class EditHistory {
  private done: Act[] = [];
  private undone: Act[] = [];

  /** Remembers `edits`; gives those that change anything. */
  record(edits: readonly GridEdit[], stored: (key: string) => string | undefined): GridEdit[] {
    const after = edits.filter(({ key, value }) => (stored(key) ?? null) !== value);
    if (!after.length) return [];
    const before = after.map(({ key }) => ({ key, value: stored(key) ?? null }));
    this.recordAct({ figures: before }, { figures: after });
    return after;
  }

  recordAct(before: Step, after: Step): void {
    this.done.push({ before, after });
    this.undone = [];
  }

  /** Remembers that a text which could not be stored stands at a cell: undoing writes what was there again. */
  recordRefused(key: string, stored: string | undefined): void {
    const kept = { figures: [{ key, value: stored ?? null }] };
    this.recordAct(kept, kept);
  }

  undo(): Step {
    const act = this.done.pop();
    if (!act) return nothing;
    this.undone.push(act);
    return act.before;
  }

  redo(): Step {
    const act = this.undone.pop();
    if (!act) return nothing;
    this.done.push(act);
    return act.after;
  }
}
