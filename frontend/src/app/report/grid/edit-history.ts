import type { GridEdit } from './paste.js';

interface Act {
  before: GridEdit[];
  after: GridEdit[];
}

/** What was done in one table, for Ctrl Z and Ctrl Y. Values are those of the cells at the moment of the act. */
export class EditHistory {
  private done: Act[] = [];
  private undone: Act[] = [];

  /** Remembers `edits`; gives those that change anything. */
  record(edits: readonly GridEdit[], stored: (key: string) => string | undefined): GridEdit[] {
    const after = edits.filter(({ key, value }) => (stored(key) ?? null) !== value);
    if (!after.length) return [];
    this.done.push({ before: after.map(({ key }) => ({ key, value: stored(key) ?? null })), after });
    this.undone = [];
    return after;
  }

  /** Remembers that a text which could not be stored stands at a cell: undoing writes what was there again. */
  recordRefused(key: string, stored: string | undefined): void {
    const kept = [{ key, value: stored ?? null }];
    this.done.push({ before: kept, after: kept });
    this.undone = [];
  }

  undo(): GridEdit[] {
    const act = this.done.pop();
    if (!act) return [];
    this.undone.push(act);
    return act.before;
  }

  redo(): GridEdit[] {
    const act = this.undone.pop();
    if (!act) return [];
    this.done.push(act);
    return act.after;
  }
}
