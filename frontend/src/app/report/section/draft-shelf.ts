import type { Conflict, Edit, SectionValues } from './edits.js';

/** Unsaved work on one section, with what its places held before, so that it can be merged later. */
export interface Draft {
  base: SectionValues;
  edits: Edit[];
  conflicts: Conflict[];
  /** UTC instant of the last keystroke. */
  at: string;
}

/** Keeps unsaved work in the browser through crashes, lost connections and ended sessions; one draft a person and section. */
export class DraftShelf {
  constructor(
    private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
    private readonly personId: string,
  ) {}

  /**
   * Only the places that were typed in are kept; with nothing unsaved the draft goes away. False: the browser has
   * no room for it.
   */
  put(sectionId: string, draft: Draft): boolean {
    const name = this.nameOf(sectionId);
    if (!draft.edits.length && !draft.conflicts.length) {
      this.storage.removeItem(name);
      return true;
    }
    try {
      this.storage.setItem(name, JSON.stringify({ ...draft, base: narrowed(draft) }));
      return true;
    } catch {
      return false;
    }
  }

  take(sectionId: string): Draft | null {
    const text = this.storage.getItem(this.nameOf(sectionId));
    if (text === null) return null;
    try {
      return JSON.parse(text) as Draft;
    } catch {
      // half-written by a crash: nothing in it can be trusted
      this.storage.removeItem(this.nameOf(sectionId));
      return null;
    }
  }

  private nameOf(sectionId: string): string {
    return `countersign.draft.${this.personId}.${sectionId}`;
  }
}

function narrowed({ base, edits }: Draft): SectionValues {
  const keys = new Set(edits.map(({ key }) => key));
  const kept = <T>(record: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(record).filter(([key]) => keys.has(key)));
  return { revision: base.revision, figures: kept(base.figures), answers: kept(base.answers) };
}
