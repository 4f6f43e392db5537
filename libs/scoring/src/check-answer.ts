import type { AnswerSlot, ChecklistSlot, JudgedSlot } from './answer-slot.js';
import type { IndicatorDefinition } from './definition.js';
import { readJudgement } from './judgement.js';
import { answerKeysOf } from './rubric.js';

export interface AnswerProblem {
  code:
    | 'unknown_key'
    | 'wrong_shape'
    | 'unknown_item'
    | 'unknown_option'
    | 'out_of_range'
    | 'off_step'
    | 'forbidden_character';
  key: string;
  message: string;
}

/**
 * Whether `value` may be stored as the answer `key` of an indicator; null when it may. A judged answer below full
 * points without a reason may be stored: it does not count until the reason is given.
 */
export function checkAnswer(indicator: IndicatorDefinition, key: string, value: unknown): AnswerProblem | null {
  const slot = answerKeysOf(indicator).find((each) => each.key === key);
  if (!slot)
    return problem('unknown_key', key, `评价指标“${indicator.label}”没有代码为“${key.slice(0, 80)}”的填报项。`);
  return checkSlot(slot, value);
}

function checkSlot(slot: AnswerSlot, value: unknown): AnswerProblem | null {
  switch (slot.kind) {
    case 'checklist':
      return checkTicks(slot, value);
    case 'choice':
      return slot.options.some((option) => option.value === value)
        ? null
        : problem('unknown_option', slot.key, `“${slot.label}”请从所列选项中选择。`);
    case 'judged':
      return checkJudgement(slot, value);
    case 'yes_no':
      return typeof value === 'boolean' ? null : problem('wrong_shape', slot.key, `“${slot.label}”请选择是或否。`);
  }
}

function checkTicks(slot: ChecklistSlot, value: unknown): AnswerProblem | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return problem('wrong_shape', slot.key, `“${slot.label}”请逐项选择是否符合。`);
  for (const [item, ticked] of Object.entries(value)) {
    const known = slot.items.find((each) => each.key === item);
    if (!known) return problem('unknown_item', slot.key, `“${slot.label}”没有“${item.slice(0, 80)}”这一项。`);
    if (typeof ticked !== 'boolean')
      return problem('wrong_shape', slot.key, `“${slot.label}”的“${known.label}”请选择是否符合。`);
  }
  return null;
}

function checkJudgement({ key, label, points, step }: JudgedSlot, value: unknown): AnswerProblem | null {
  const judgement = readJudgement(value, points, step);
  if (judgement.ok)
    return judgement.reason.includes('\0')
      ? problem('forbidden_character', key, `“${label}”的理由含有不可见字符，请删除后重试。`)
      : null;
  switch (judgement.code) {
    case 'out_of_range':
      return problem('out_of_range', key, `“${label}”的得分应在 0 到 ${points} 分之间。`);
    case 'off_step':
      return problem('off_step', key, `“${label}”的得分应为 ${step} 分的整数倍。`);
    case 'wrong_shape':
      return problem('wrong_shape', key, `“${label}”请填写 0 到 ${points} 分的得分，理由不超过 2000 字。`);
  }
}

const problem = (code: AnswerProblem['code'], key: string, message: string): AnswerProblem => ({ code, key, message });
