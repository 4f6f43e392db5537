import type { CheckDefinition } from '@countersign/checks';
import type { AnyCheckForm } from './check-form.js';
import { entryChecks } from './entry-checks.js';
import { figureChecks } from './figure-checks.js';
import { goalChecks } from './goal-checks.js';
import { textChecks } from './text-checks.js';
import { yearChecks } from './year-checks.js';

/** Every kind of check has a form here; they are offered in this order. */
export const checkFormGroups: readonly { label: string; forms: readonly AnyCheckForm[] }[] = [
  { label: '数据之间', forms: figureChecks },
  { label: '文字与数据', forms: textChecks },
  { label: '与上年相比', forms: yearChecks },
  { label: '目标与完成', forms: goalChecks },
  { label: '填报', forms: entryChecks },
];

export const checkForms = checkFormGroups.flatMap(({ forms }) => forms);

/** The form of a kind of check; a spec holds that each has one. */
export function checkFormOf(kind: CheckDefinition['kind']): AnyCheckForm {
  return checkForms.find((form) => form.kind === kind)!;
}
