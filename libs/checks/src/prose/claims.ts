import { farthest } from '../stated-numbers.js';
import type { TextNumber } from '../text-numbers.js';
import { conversion } from '../units.js';
import { Mentions, type Mention, type Phrase } from './mentions.js';
import type { ChangeClaim, Claim, LevelClaim, Subject } from './claim.js';
import { pairedIn, respectively, type Paired } from './respectively.js';
import {
  boundary,
  changeTail,
  compare,
  comparedHere,
  listing,
  otherMeaning,
  sentenceEnd,
  shareTail,
  unchanged,
} from './wording.js';

const longWindow = 60;

/** Reads what a text says of the subjects. `plain` has plain digits; `numbers` are those in it, in order. */
export function claimsIn(plain: string, numbers: readonly TextNumber[], subjects: readonly Subject[]): Claim[] {
  const phrases = subjects.flatMap(({ phrases: names }, subject) => names.map((words): Phrase => ({ subject, words })));
  const reader = new ClaimReader(plain, subjects, new Mentions(plain, phrases));
  let [next, start] = [0, 0];
  for (const end of [...[...plain.matchAll(sentenceEnd)].map(({ index }) => index), plain.length]) {
    const own: TextNumber[] = [];
    for (; next < numbers.length && numbers[next]!.position < end; next += 1) own.push(numbers[next]!);
    reader.sentence(start, end, own);
    start = end + 1;
  }
  return reader.claims;
}

class ClaimReader {
  readonly claims: Claim[] = [];
  private start = 0;
  /** Where the words of the last number could begin: they also serve a further measure in its list (30批次、579人次). */
  private listed = 0;
  private level: LevelClaim | null = null;
  private change: ChangeClaim | null = null;

  constructor(
    private readonly plain: string,
    private readonly subjects: readonly Subject[],
    private readonly mentions: Mentions,
  ) {}

  sentence(start: number, end: number, numbers: readonly TextNumber[]): void {
    const goesOn = /^\s*(?:比|较|与|同比)/.test(this.plain.slice(start, start + 8));
    if (!goesOn) this.level = null;
    this.change = null;
    this.start = start;
    const still = [...this.plain.slice(start, end).matchAll(unchanged)].map((match) => ({
      position: start + match.index,
      text: match[0],
    }));
    this.listed = start;
    const paired = pairedIn(this.plain, { start, end }, numbers, this.mentions);
    for (const each of paired) this.readPaired(each);
    for (const [index, number] of numbers.entries()) {
      while (still[0] && still[0].position < number.position) this.readUnchanged(still.shift()!);
      if (number.exact && !paired.some((each) => each.number === number))
        this.readNumber(number, numbers.slice(Math.max(0, index - 4), index));
    }
    for (const each of still) this.readUnchanged(each);
  }

  private readNumber(number: TextNumber, earlier: readonly TextNumber[]): void {
    const lower = this.lowerBound(number, earlier);
    const tail = this.plain.slice(lower, number.position);
    // its subject stands in a list that could not be paired
    if (tail.includes(respectively)) return;
    const [best, ...others] = this.candidates(number, lower);
    const change = changeTail.exec(tail);
    const share = number.unit === '%' ? shareTail.exec(tail) : null;
    const roleAt = lower + (change?.index ?? share?.index ?? 0);
    // 增长率 as a name of its own outweighs 增长 as a word
    if ((change || share) && !(best && best.near > roleAt)) {
      if (change) this.readChange(number, roleAt, change[1] !== undefined);
      else this.readShare(number, roleAt);
    } else if (best) this.readLevel(number, lower, best, others);
    else if (comparedHere.test(tail)) this.readBase(number);
  }

  private readPaired({ number, mention: { phrase } }: Paired): void {
    const { subject, words } = phrase;
    const convertible = conversion(number.unit, this.subjects[subject]!.unit) !== null;
    if (convertible)
      this.claims.push({ kind: 'level', number, subject, base: null, words: words.join(''), others: [] });
    else if (number.unit === '%' && this.subjects[subject]!.hasWhole)
      this.claims.push({ kind: 'share', number, subject });
  }

  /** “较年初预算 14.9 万元减少…”: the base's own amount, its subject in a clause before. */
  private readBase(number: TextNumber): void {
    const about = this.comparison(number.position, number.position);
    const subject = about && this.subjects[about.subject];
    if (!about || !subject || conversion(number.unit, subject.unit) === null) return;
    const words = (subject.phrases[0] ?? []).join('');
    this.claims.push({ kind: 'level', number, subject: about.subject, base: about.base, words, others: [] });
  }

  /** Mentions that a number may belong to: in its clause, near, with a unit that converts. */
  private candidates(number: TextNumber, lower: number): Mention[] {
    const window = Math.max(lower, number.position - farthest - 1);
    return this.mentions
      .before(number.position, this.start, window)
      .filter(({ phrase }) => conversion(number.unit, this.subjects[phrase.subject]!.unit) !== null);
  }

  /** Where the words of a number can begin: behind the last clause end, live figure and number of its measure. */
  private lowerBound(number: TextNumber, earlier: readonly TextNumber[]): number {
    const from = Math.max(this.start, number.position - longWindow);
    const taken = earlier.findLast(({ unit }) => conversion(unit, number.unit) !== null)?.end ?? from;
    const last = earlier.at(-1);
    if (!last || last.end === taken || !listing.test(this.plain.slice(last.end, number.position))) {
      this.listed = number.position;
      while (this.listed > from && !boundary.test(this.plain.charAt(this.listed - 1))) this.listed -= 1;
    }
    return Math.max(this.listed, taken);
  }

  private readLevel(number: TextNumber, lower: number, best: Mention, others: readonly Mention[]): void {
    const { subject, words } = best.phrase;
    const rest = words.reduce(
      (text, word) => text.replace(word, ''),
      this.plain.slice(Math.max(best.far, lower), number.position),
    );
    const base = this.baseIn(rest, subject);
    if (base === null && otherMeaning.test(rest)) return;
    const rivals = others.filter((each) => each.far === best.far && each.near === best.near);
    const claim: LevelClaim = {
      kind: 'level',
      number,
      subject,
      base,
      words: words.join(''),
      others: [...rivals, ...others.filter(({ far }) => far >= lower)].map(({ phrase }) => phrase.subject),
    };
    this.claims.push(claim);
    if (base === null) this.level = claim;
  }

  private readChange(number: TextNumber, at: number, isRising: boolean): void {
    const about = this.comparison(at, number.position);
    if (!about) return;
    const amount =
      this.change?.subject === about.subject && this.change.base === about.base ? this.change.number : undefined;
    const claim: ChangeClaim = { kind: 'change', number, rising: isRising, ...about, ...(amount && { amount }) };
    this.claims.push(claim);
    this.change = claim;
  }

  private readUnchanged({ position, text }: { position: number; text: string }): void {
    const about = this.comparison(position, position);
    if (about) this.claims.push({ kind: 'unchanged', position, text, ...about });
  }

  private readShare(number: TextNumber, at: number): void {
    const about = this.subjectBefore(at);
    if (about && this.subjects[about.subject]!.hasWhole)
      this.claims.push({ kind: 'share', number, subject: about.subject });
  }

  /** The subject before the word that compares, and the base between that word and `end`. */
  private comparison(at: number, end: number): { subject: number; base: number; level?: TextNumber } | null {
    const from = Math.max(this.start, at - longWindow);
    const told = [...this.plain.slice(from, at).matchAll(compare)];
    for (const { index } of told.reverse()) {
      const about = this.subjectBefore(from + index);
      const base = about && this.baseIn(this.plain.slice(from + index, end), about.subject);
      if (about && base !== null) return { ...about, base };
    }
    return null;
  }

  private subjectBefore(place: number): { subject: number; level?: TextNumber } | null {
    const [best] = this.mentions.before(place, this.start, Math.max(this.start - 1, place - longWindow));
    const level = this.level;
    if (!level || (best && best.far > level.number.position)) return best ? { subject: best.phrase.subject } : null;
    return { subject: level.subject, level: level.number };
  }

  /** The one base whose words stand in a text; null when none does or more than one. */
  private baseIn(text: string, subject: number): number | null {
    const lengths = this.subjects[subject]!.bases.map(({ words }) =>
      Math.max(0, ...words.filter((word) => word && text.includes(word)).map(({ length }) => length)),
    );
    const longest = Math.max(0, ...lengths);
    const best = lengths.flatMap((length, index) => (length && length === longest ? [index] : []));
    return best.length === 1 ? best[0]! : null;
  }
}
