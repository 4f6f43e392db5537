import { mergeParagraphs } from '../../section/merge-paragraphs.js';

/** Where a narrative is written and where it is kept. */
export interface SyncPlaces {
  /** The text as it stands in the editor. */
  written(): string;
  /** Shows another text, the cursor staying where it can. */
  show(text: string): void;
  keep(text: string): void;
  /** The same paragraph was changed here and elsewhere; what stands elsewhere is shown. */
  collided(mine: string, theirs: string): void;
  later(act: () => void): void;
}

/**
 * Keeps an editor and the section's text together. Nothing is replaced or kept while an input method composes; what
 * arrived meanwhile is merged by paragraphs afterwards, so neither typing nor another person's text is lost.
 */
export class NarrativeSync {
  private composing = false;
  private changed = false;
  private scheduled = false;
  private stored: string;

  constructor(
    /** The text that editor and section last had in common. */
    private base: string,
    private readonly places: SyncPlaces,
  ) {
    this.stored = base;
  }

  /** The section's text is now this. */
  receive(text: string): void {
    this.stored = text;
    if (this.composing || this.changed || text === this.base) return;
    this.base = text;
    if (text !== this.places.written()) this.places.show(text);
  }

  /** Somebody typed. */
  typed(): void {
    this.changed = true;
    if (this.composing || this.scheduled) return;
    this.scheduled = true;
    this.places.later(() => {
      this.scheduled = false;
      this.settle();
    });
  }

  compositionStarted(): void {
    this.composing = true;
  }

  compositionEnded(): void {
    this.composing = false;
    if (this.changed) this.typed();
    else this.receive(this.stored);
  }

  /** Keeps at once what was typed: the field is left, or the page. */
  settle(): void {
    if (this.composing || !this.changed) return;
    this.changed = false;
    const mine = this.places.written();
    const theirs = this.stored;
    if (mine === this.base) return this.receive(theirs);
    if (theirs === this.base) return this.put(mine);
    const merged = mergeParagraphs(this.base, mine, theirs);
    if (merged.settled) {
      if (merged.value !== mine) this.places.show(merged.value);
      return this.put(merged.value);
    }
    this.places.show(merged.theirs);
    this.put(merged.theirs);
    this.places.collided(merged.mine, merged.theirs);
  }

  private put(text: string): void {
    this.base = text;
    this.stored = text;
    this.places.keep(text);
  }
}
