import type { TemplateDefinition } from '@countersign/template';

interface Kept {
  revision: number;
  definition: TemplateDefinition;
}

/** Keeps an unsaved draft in the browser through a crash, a lost connection or an ended session. */
export class UnsavedShelf {
  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {}

  put(id: string, revision: number, definition: TemplateDefinition): void {
    try {
      this.storage.setItem(nameOf(id), JSON.stringify({ revision, definition } satisfies Kept));
    } catch {
      // no room in the browser: the draft is still saved to the server within a second
    }
  }

  /** The unsaved draft; null when there is none, or when the server has a later one. */
  take(id: string, revision: number): TemplateDefinition | null {
    const text = this.storage.getItem(nameOf(id));
    if (text === null) return null;
    try {
      const kept = JSON.parse(text) as Kept;
      return kept.revision === revision ? kept.definition : null;
    } catch {
      this.remove(id);
      return null;
    }
  }

  remove(id: string): void {
    this.storage.removeItem(nameOf(id));
  }
}

const nameOf = (id: string): string => `countersign.template.${id}`;
