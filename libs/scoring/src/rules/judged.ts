import { z } from 'zod';
import { readJudgement } from '../judgement.js';
import type { JudgedRule } from '../definition.js';
import {
  decimal,
  decimalText,
  labelText,
  plainKind,
  type Outcome,
  type RuleKind,
  type RuleScope,
} from '../rule-kind.js';
import { inputsOf, pointsText, waiting } from '../wording.js';

/** A person gives the points, with a reason for less than full, once enough of the narratives are written. */
export const judged: RuleKind<JudgedRule> = {
  ...plainKind,
  schema: () =>
    z.strictObject({
      kind: z.literal('judged'),
      points: decimalText,
      step: decimalText.refine((step) => !decimal(step).isZero(), { message: '分值间隔须大于 0' }),
      label: labelText,
      argued: z.strictObject({ narratives: z.array(z.string()).min(1), atLeast: z.int().min(1) }).optional(),
    }),
  most: ({ points }) => decimal(points),
  answers: ({ points, step, label }, path) => [{ kind: 'judged', key: path, label, points, step }],
  evaluate: (rule, scope) => notArgued(rule, scope) ?? scoreJudgement(rule, scope),
};

function scoreJudgement({ points: full, step, label }: JudgedRule, { context, path }: RuleScope): Outcome {
  const judgement = readJudgement(context.answer(path), full, step);
  if (!judgement.ok) return waiting(`${label}：尚未评定得分`, [path], context);
  const { points, reason } = judgement;
  if (points.lt(full) && !reason)
    return waiting(
      `${label}：评定 ${pointsText(points)}，低于满分 ${pointsText(decimal(full))}，请补充理由`,
      [path],
      context,
    );
  const because = reason ? `，理由：${reason.length > 60 ? `${reason.slice(0, 60)}…` : reason}` : '';
  const text = `${label}：评定（满分 ${pointsText(decimal(full))}${because}）→ ${pointsText(points)}`;
  return { points, steps: [{ text, inputs: inputsOf([path], context) }], missing: [] };
}

function notArgued({ argued, label }: JudgedRule, { context }: RuleScope): Outcome | null {
  if (!argued) return null;
  const unwritten = argued.narratives.filter((key) => !isWritten(context.answer(key)));
  const written = argued.narratives.length - unwritten.length;
  if (written >= argued.atLeast) return null;
  return waiting(`${label}：至少论述 ${argued.atLeast} 个方面，现有 ${written} 个，暂不能计分`, unwritten, context);
}

const isWritten = (answer: unknown): boolean => typeof answer === 'string' && answer.trim() !== '';
