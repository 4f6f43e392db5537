import type { Decimal } from '@countersign/figures';
import { z } from 'zod';
import { decimal, decimalText } from './rule-kind.js';

const judgementAnswer = z.strictObject({ points: decimalText, reason: z.string().max(2000).optional() });

export type Judgement =
  { ok: true; points: Decimal; reason: string } | { ok: false; code: 'wrong_shape' | 'out_of_range' | 'off_step' };

/** Reads a judged answer `{ points, reason? }`: 0 to `full` in steps of `step`. The reason is trimmed. */
export function readJudgement(answer: unknown, full: string, step: string): Judgement {
  const parsed = judgementAnswer.safeParse(answer);
  if (!parsed.success) return { ok: false, code: 'wrong_shape' };
  const points = decimal(parsed.data.points);
  if (points.gt(full)) return { ok: false, code: 'out_of_range' };
  // full points are always allowed, even where they are no multiple of the step
  if (!points.mod(step).isZero() && !points.eq(full)) return { ok: false, code: 'off_step' };
  return { ok: true, points, reason: parsed.data.reason?.trim() ?? '' };
}
