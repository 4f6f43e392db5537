import { narrativeOf, type CheckKind } from '../check-kind.js';
import type { StatedCheck } from '../definition.js';
import type { Finding } from '../finding.js';
import { contradiction } from '../statement.js';
import { findStatedNumbers } from '../stated-numbers.js';

/** A number in prose must equal the figure at the decimals that the text prints. One finding for each wrong number. */
export const stated: CheckKind<StatedCheck> = {
  formulas: ({ figure }) => [figure],
  evaluate: (check, context) => {
    const { narrative, phrase, unit, figure } = check;
    const wrong = new Map<string, Finding>();
    for (const number of findStatedNumbers(narrativeOf(context.answer(narrative)), phrase, unit)) {
      const [value, label] = [context.value(figure), context.label(figure)];
      const statement = { narrative, phrase, number, unit, figure, value, label, live: true };
      const found = contradiction(check, statement, context, { facts: { phrase } });
      if (found && !wrong.has(found.key)) wrong.set(found.key, found);
    }
    return [...wrong.values()];
  },
};
