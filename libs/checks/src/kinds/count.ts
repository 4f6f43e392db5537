import { Decimal } from '@countersign/figures';
import { finding, placeOf, narrativeOf, type CheckKind } from '../check-kind.js';
import type { CheckContext } from '../context.js';
import type { CountCheck } from '../definition.js';
import type { Finding } from '../finding.js';
import { replacement } from '../fixes.js';
import { findStatedNumbers } from '../stated-numbers.js';
import type { TextNumber } from '../text-numbers.js';

/** A count that a narrative states must be the number of rows of the list, or of the names that follow it. */
export const count: CheckKind<CountCheck> = {
  formulas: () => [],
  evaluate: (check, context) => {
    const text = narrativeOf(context.answer(check.narrative));
    const wrong = new Map<string, Finding>();
    for (const number of findStatedNumbers(text, check.phrase, check.unit)) {
      const found = contradiction(check, number, text, context);
      if (found && !wrong.has(found.key)) wrong.set(found.key, found);
    }
    return [...wrong.values()];
  },
};

function contradiction(check: CountCheck, number: TextNumber, text: string, context: CheckContext): Finding | null {
  const { list, narrative, phrase, unit } = check;
  const rows = list === undefined ? namesAfter(text.slice(number.end)) : rowsIn(context.answer(list));
  if (rows === null || number.value.eq(rows)) return null;
  const counted = new Decimal(rows).toString();
  const [where, shown] = [list === undefined ? '其后列出的名称' : context.label(list), `${counted} ${unit}`];
  return finding(check, [number.value.toString(), counted], {
    message: `“${context.label(narrative)}”中“${phrase}”写为 ${number.text}，而“${where}”为 ${shown}，请核对后改正。`,
    places: [placeOf(narrative, number.text, context), { ...placeOf(list ?? narrative, shown, context), label: where }],
    facts: { phrase, stated: number.value.toString(), computed: counted, unit },
    // the text retells the list; names in the text itself may just as well be incomplete
    ...(list !== undefined && { fix: replacement(narrative, number, counted, context) }),
  });
}

const rowsIn = (answer: unknown): number | null => (Array.isArray(answer) ? answer.length : null);

/** How many names a sentence enumerates after its count; null when it enumerates none. */
function namesAfter(rest: string): number | null {
  const sentence = rest.slice(0, 2000).split(/[。；！？!?\n]/)[0] ?? '';
  const begun = /(?:[：:]|分别(?:是|为)|包括|即|有|——)/.exec(sentence);
  if (!begun || begun.index > farthestList) return null;
  const names = sentence.slice(begun.index + begun[0].length).split('、');
  if (names.length < 2) return null;
  // 、乙和丙: the last two are often joined by a word
  return names.length + ((names.at(-1) ?? '').match(/[和及与]/) ? 1 : 0);
}

const farthestList = 20;
