import { z } from 'zod';
import { readJudgement } from '../judgement.js';
import type { JudgedRule } from '../definition.js';
import {
  decimal,
  decimalText,
  labelText,
  plainKind,
  positiveText,
  type Outcome,
  type RuleKind,
  type RuleScope,
} from '../rule-kind.js';
import { giving, lineOf, pointsWords, waiting } from '../wording.js';
import { isWritten } from '../written.js';

/** A person gives the points, with a reason for less than full, once enough of the narratives are written. */
export const judged: RuleKind<JudgedRule> = {
  ...plainKind,
  schema: () =>
    z.strictObject({
      kind: z.literal('judged'),
      points: decimalText,
      step: positiveText,
      label: labelText,
      argued: z.strictObject({ narratives: z.array(z.string()).min(1), atLeast: z.int().min(1) }).optional(),
    }),
  most: ({ points }) => decimal(points),
  answers: ({ points, step, label }, path) => [{ kind: 'judged', key: path, label, points, step }],
  reads: ({ argued }) => ({ narratives: argued?.narratives ?? [] }),
  evaluate: (rule, scope) => notArgued(rule, scope) ?? scoreJudgement(rule, scope),
};

function scoreJudgement({ points: full, step, label }: JudgedRule, { context, path }: RuleScope): Outcome {
  const judgement = readJudgement(context.answer(path), full, step);
  if (!judgement.ok)
    return waiting({ text: `${label}：尚未评定得分`, en: `${label}: not judged yet` }, [path], context);
  const { points, reason } = judgement;
  const given = pointsWords(points);
  if (points.lt(full) && !reason)
    return waiting(
      {
        text: `${label}：评定 ${given.text}，低于满分 ${pointsWords(decimal(full)).text}，请补充理由`,
        en: `${label}: judged ${given.en}, below the full ${pointsWords(decimal(full)).en}; a reason is needed`,
      },
      [path],
      context,
    );
  const short = reason.length > 60 ? `${reason.slice(0, 60)}…` : reason;
  const most = pointsWords(decimal(full));
  const words = {
    text: `${label}：评定（满分 ${most.text}${short && `，理由：${short}`}）`,
    en: `${label}: judged (of ${most.en}${short && `, reason: ${short}`})`,
  };
  return { points, steps: [lineOf(giving(words, points), [path], context)], missing: [] };
}

function notArgued({ argued, label }: JudgedRule, { context }: RuleScope): Outcome | null {
  if (!argued) return null;
  const unwritten = argued.narratives.filter((key) => !isWritten(context.answer(key)));
  const written = argued.narratives.length - unwritten.length;
  if (written >= argued.atLeast) return null;
  return waiting(
    {
      text: `${label}：至少论述 ${argued.atLeast} 个方面，现有 ${written} 个，暂不能计分`,
      en: `${label}: at least ${argued.atLeast} aspects must be argued, now ${written}; no score`,
    },
    unwritten,
    context,
  );
}
