import { Decimal } from '@countersign/figures';
import { figuresIn, narrativeOf, type CheckKind } from '../check-kind.js';
import type { CheckContext } from '../context.js';
import type { ProseCheck } from '../definition.js';
import type { Finding } from '../finding.js';
import { wrongChange, wrongUnchanged } from '../prose/change.js';
import type { Claim, LevelClaim } from '../prose/claim.js';
import { claimsIn } from '../prose/claims.js';
import { wrongShare } from '../prose/share.js';
import { baseValue, subjectsOf, type ProseSubject } from '../prose/subjects.js';
import { agrees, contradiction, type Statement } from '../statement.js';
import { numbersIn, plainDigits, type TextNumber } from '../text-numbers.js';

/** Everything that a narrative says of the figures. One finding for each statement that contradicts. */
export const prose: CheckKind<ProseCheck> = {
  formulas: ({ figures }) =>
    figures.flatMap(({ figure, bases = [], whole }) => [
      figuresIn(figure),
      ...bases.map((base) => base.figure),
      ...(whole === undefined ? [] : [whole]),
    ]),
  evaluate: (check, context) => {
    const text = narrativeOf(context.answer(check.narrative));
    if (!text) return [];
    const plain = plainDigits(text);
    const subjects = subjectsOf(check, plain, context);
    const units = [...new Set(subjects.map(({ unit }) => unit))];
    const wrong = new Map<string, Finding>();
    const judged = new Set<string>();
    for (const claim of claimsIn(plain, numbersIn(text, units), subjects)) {
      const said = saying(claim, text);
      if (judged.has(said)) continue;
      judged.add(said);
      const found = judge(check, claim, subjects, text, context);
      if (found && !wrong.has(found.key)) wrong.set(found.key, found);
    }
    return [...wrong.values()];
  },
};

/** What a claim says, so that a text that says it again and again is judged once. */
function saying(claim: Claim, text: string): string {
  const { position, ...rest } = 'number' in claim ? claim.number : claim;
  const estimated = 'number' in claim && isEstimated(text, position);
  const told = [rest.text, 'level' in claim && claim.level?.text, 'amount' in claim && claim.amount?.text];
  const way = [claim.subject, 'base' in claim && claim.base, 'rising' in claim && claim.rising, estimated];
  return [claim.kind, 'others' in claim && claim.others, ...told, ...way].join('|');
}

function judge(
  check: ProseCheck,
  claim: Claim,
  subjects: readonly ProseSubject[],
  text: string,
  context: CheckContext,
): Finding | null {
  const subject = subjects[claim.subject]!;
  switch (claim.kind) {
    case 'level':
      return wrongLevel(check, claim, subjects, text, context);
    case 'change':
      return wrongChange(check, claim, subject, context);
    case 'unchanged':
      return wrongUnchanged(check, claim, subject, context);
    case 'share':
      return wrongShare(check, claim, subject, context);
  }
}

/** An amount against its figure, or against the base that the text names with it (预算 14.9 万元). */
function wrongLevel(
  check: ProseCheck,
  claim: LevelClaim,
  subjects: readonly ProseSubject[],
  text: string,
  context: CheckContext,
): Finding | null {
  const { number, words } = claim;
  const grain = grainOf(number, text);
  const statement = (subject: ProseSubject): Statement => {
    const base = claim.base === null ? undefined : subject.bases[claim.base];
    const figure = base?.figure ?? subject.key;
    return {
      narrative: check.narrative,
      phrase: base ? `${words}${base.label}` : words,
      number,
      grain,
      unit: context.format(figure).unit,
      figure,
      value: base ? baseValue(base, context) : context.value(figure),
      label: base?.prior ? `上年 ${context.label(figure)}` : context.label(figure),
      live: !base?.prior,
    };
  };
  // the words of several figures stand there: it may be any of them
  if (claim.base === null && claim.others.some((index) => agrees(statement(subjects[index]!), context) !== false))
    return null;
  const own = statement(subjects[claim.subject]!);
  return contradiction(check, own, context, {
    values: [own.figure, 'level'],
    facts: { claim: 'level', figure: own.figure, phrase: own.phrase },
  });
}

/** 约 3,700 万元 tells hundreds: trailing zeros of an estimate are not printed digits. */
function grainOf({ position, unitAt, text: written, grain, decimals }: TextNumber, text: string): Decimal {
  if (decimals > 0 || !isEstimated(text, position)) return grain;
  const zeros = /0*$/.exec(plainDigits(written.slice(0, unitAt - position)).replaceAll(',', ''))?.[0].length ?? 0;
  return grain.times(new Decimal(10).pow(zeros));
}

const isEstimated = (text: string, position: number): boolean =>
  /[约近]$/.test(text.slice(Math.max(0, position - 2), position).trimEnd());
