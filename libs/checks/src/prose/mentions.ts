/** A name of a subject: words that must all stand before a number, in one sentence. */
export interface Phrase {
  subject: number;
  words: readonly string[];
}

/** Where a phrase stands: from the first of its words to the end of the one nearest to the number. */
export interface Mention {
  phrase: Phrase;
  far: number;
  near: number;
}

interface Occurrence {
  word: string;
  start: number;
  end: number;
}

/** Finds which phrases stand before a place of a text. Built once for a text; a look-up costs what stands near. */
export class Mentions {
  private readonly occurrences: readonly Occurrence[];
  private readonly byWord = new Map<string, Occurrence[]>();
  private readonly phrasesOf = new Map<string, Phrase[]>();

  constructor(text: string, phrases: readonly Phrase[]) {
    for (const phrase of phrases)
      for (const word of new Set(phrase.words)) {
        const others = this.phrasesOf.get(word);
        if (others) others.push(phrase);
        else this.phrasesOf.set(word, [phrase]);
      }
    this.occurrences = longestOnly([...this.phrasesOf.keys()].flatMap((word) => occurrencesOf(text, word)));
    for (const each of this.occurrences) {
      const others = this.byWord.get(each.word);
      if (others) others.push(each);
      else this.byWord.set(each.word, [each]);
    }
  }

  /**
   * Phrases whose words all stand between `sentence` and `before`, one of them ending behind `window`. The best comes
   * first: the latest subject, then the nearest word, then the one that says more.
   */
  before(before: number, sentence: number, window: number): Mention[] {
    const found = new Map<Phrase, Mention>();
    for (let at = lastEndingBy(this.occurrences, before); at >= 0; at -= 1) {
      const { word, end } = this.occurrences[at]!;
      if (end <= window) break;
      for (const phrase of this.phrasesOf.get(word) ?? []) {
        const mention = found.has(phrase) ? null : this.mentionOf(phrase, before, sentence);
        if (mention) found.set(phrase, mention);
      }
    }
    return [...found.values()].sort(
      (a, b) => b.far - a.far || b.near - a.near || b.phrase.words.length - a.phrase.words.length,
    );
  }

  private mentionOf(phrase: Phrase, before: number, sentence: number): Mention | null {
    let [far, near] = [before, sentence];
    for (const word of phrase.words) {
      const places = this.byWord.get(word) ?? [];
      const last = places[lastEndingBy(places, before)];
      if (!last || last.start < sentence) return null;
      [far, near] = [Math.min(far, last.start), Math.max(near, last.end)];
    }
    return { phrase, far, near };
  }
}

function occurrencesOf(text: string, word: string): Occurrence[] {
  const found: Occurrence[] = [];
  if (!word) return found;
  for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + word.length))
    found.push({ word, start, end: start + word.length });
  return found;
}

/** In the order of their ends; a word inside a longer one (公务用车 in 公务用车运行费) is not told by itself. */
function longestOnly(all: Occurrence[]): Occurrence[] {
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  let reached = 0;
  const kept = all.filter(({ end }) => {
    const outer = end > reached;
    reached = Math.max(reached, end);
    return outer;
  });
  return kept.sort((a, b) => a.end - b.end);
}

/** Index of the last occurrence that ends at or before a place; -1 when there is none. Ends must ascend. */
function lastEndingBy(occurrences: readonly Occurrence[], place: number): number {
  let [low, high] = [0, occurrences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (occurrences[middle]!.end <= place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
