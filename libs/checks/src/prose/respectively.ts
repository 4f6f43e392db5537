import type { TextNumber } from '../text-numbers.js';
import { conversion } from '../units.js';
import type { Mention, Mentions } from './mentions.js';

/** A number of a list, and the subject that it belongs to by its place. */
export interface Paired {
  number: TextNumber;
  mention: Mention;
}

/** Behind it stands a list of numbers, before it the list of what they belong to. */
export const respectively = '分别';
const toFirst = /^(?:为|是|占|达|约)?\s{0,2}$/;
const between = /^\s{0,2}[、，,和及与]\s{0,2}占?\s{0,2}$/;
const joining = /^[^，,]{0,4}[、，,和及与]$|^以及$/;

/** “甲费和乙费分别为 5 万元和 3 万元”: pairs the numbers behind 分别 with as many names before it; nothing where they do not match. */
export function pairedIn(
  plain: string,
  sentence: { start: number; end: number },
  numbers: readonly TextNumber[],
  mentions: Mentions,
): Paired[] {
  const text = plain.slice(sentence.start, sentence.end);
  const paired: Paired[] = [];
  for (let at = text.indexOf(respectively); at >= 0; at = text.indexOf(respectively, at + 1)) {
    const place = sentence.start + at;
    const listed = listedAfter(plain, place + respectively.length, numbers);
    if (listed.length < 2) continue;
    const names = namesBefore(plain, place, sentence.start, mentions).slice(-listed.length);
    if (names.length === listed.length)
      paired.push(...listed.map((number, index) => ({ number, mention: names[index]! })));
  }
  return paired;
}

function listedAfter(plain: string, start: number, numbers: readonly TextNumber[]): TextNumber[] {
  const [first, ...rest] = numbers.filter(({ position }) => position >= start);
  if (!first || !toFirst.test(plain.slice(start, first.position))) return [];
  const listed = [first];
  for (const number of rest) {
    const last = listed.at(-1)!;
    const joined = between.test(plain.slice(last.end, number.position)) && conversion(number.unit, first.unit) !== null;
    if (!joined) break;
    listed.push(number);
  }
  return listed;
}

/** Names that stand in one list right before a place, in its order; of names that begin together the one that says most. */
function namesBefore(plain: string, place: number, sentence: number, mentions: Mentions): Mention[] {
  const names: Mention[] = [];
  // the latest subject comes first
  for (const mention of mentions.before(place, sentence, sentence)) {
    const next = names[0];
    if (next?.far === mention.far) continue;
    const end = mention.far + (mention.phrase.words[0]?.length ?? 0);
    if (next && !joining.test(plain.slice(end, next.far))) break;
    names.unshift(mention);
  }
  return names;
}
