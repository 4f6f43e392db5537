import type { Value } from '@countersign/figures';
import { figuresIn } from '../check-kind.js';
import type { CheckContext } from '../context.js';
import type { ProseBase, ProseCheck, ProseFigure } from '../definition.js';
import type { Subject } from './claim.js';

/** A figure that a narrative may speak of. */
export interface ProseSubject extends Subject {
  key: string;
  bases: readonly ProseBase[];
  whole?: string;
}

const lastYear = { label: '上年', words: ['上年', '去年', '同比', '上一年'] };

/** The figures of a check whose names stand in a text, with their bases; patterns become one subject a figure. */
export function subjectsOf(check: ProseCheck, plain: string, context: CheckContext): ProseSubject[] {
  return check.figures.flatMap((each) =>
    context.keysOf(figuresIn(each.figure)).flatMap((key) => {
      const phrases = phrasesOf(each, key, context).filter((words) => words.every((word) => plain.includes(word)));
      return phrases.length ? [subjectOf(each, key, phrases, context)] : [];
    }),
  );
}

/** The names that the check gives, else the label of the figure without the number of its table. */
function phrasesOf({ words }: ProseFigure, key: string, context: CheckContext): string[][] {
  const names = words ?? [context.label(key).replace(/^表\S+\s+/, '')];
  return names.map((name) => name.split(/\s+/).filter(Boolean)).filter(({ length }) => length);
}

function subjectOf(
  { bases = [], whole }: ProseFigure,
  key: string,
  phrases: readonly (readonly string[])[],
  context: CheckContext,
): ProseSubject {
  return {
    key,
    unit: context.format(key).unit,
    phrases,
    bases: bases.some(({ prior }) => prior) ? bases : [...bases, { ...lastYear, figure: key, prior: true }],
    hasWhole: whole !== undefined,
    ...(whole !== undefined && { whole }),
  };
}

/** Value of a base: this year's figure, or the one of last year's report. */
export function baseValue({ figure, prior }: ProseBase, context: CheckContext): Value {
  return prior ? context.prior(figure) : context.value(figure);
}
