import type { Value } from '@countersign/figures';
import type { CheckContext } from '../context.js';
import type { ProseBase, ProseCheck, ProseFigure } from '../definition.js';
import type { Subject } from './claims.js';

/** A figure that a narrative may speak of. */
export interface ProseSubject extends Subject {
  key: string;
  bases: readonly ProseBase[];
  whole?: string;
}

const lastYear = { label: '上年', words: ['上年', '去年', '同比', '上一年'], prior: true } as const;

/** The figures of a check with their names and bases; patterns become one subject a figure. */
export function subjectsOf(check: ProseCheck, context: CheckContext): ProseSubject[] {
  return check.figures.flatMap((each) =>
    context.keysOf(`sum(${each.figure})`).map((key) => subjectOf(each, key, context)),
  );
}

function subjectOf({ words, bases = [], whole }: ProseFigure, key: string, context: CheckContext): ProseSubject {
  const own: ProseBase = { ...lastYear, words: [...lastYear.words], figure: key };
  const names = words ?? [context.label(key).replace(/^表\S+\s+/, '')];
  return {
    key,
    unit: context.format(key).unit,
    phrases: names.map((name) => name.split(/\s+/).filter(Boolean)).filter(({ length }) => length),
    bases: bases.some(({ prior }) => prior) ? bases : [...bases, own],
    hasWhole: whole !== undefined,
    ...(whole !== undefined && { whole }),
  };
}

/** Value of a base: this year's figure, or the one of last year's report. */
export function baseValue({ figure, prior }: ProseBase, context: CheckContext): Value {
  return prior ? context.prior(figure) : context.value(figure);
}
