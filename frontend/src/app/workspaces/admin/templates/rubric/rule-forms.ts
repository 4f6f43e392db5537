import type { Rule } from '@countersign/scoring';
import type { FormPart } from '../form/form-part.js';
import { answeredForms } from './answered-forms.js';
import { combinedForms } from './combined-forms.js';
import { measuredForms } from './measured-forms.js';

/** What a new rule begins with. */
export interface RuleStart {
  points: string;
  label: string;
  /** A formula that compiles, to begin with. */
  formula: string;
  /** Key of a list of the template, for rules over its rows; empty when there is none. */
  list: string;
}

/** One way to give points, as the administrator chooses it and fills it in. */
export interface RuleForm {
  id: string;
  kind: Rule['kind'];
  /** In the list of kinds. */
  label: string;
  /** What it does, in one sentence. */
  explains: string;
  parts: readonly FormPart[];
  fresh(start: RuleStart): Rule;
  /** Tells two forms of one kind apart. */
  matches?(rule: Rule): boolean;
}

export const ruleFormGroups: readonly { label: string; forms: readonly RuleForm[] }[] = [
  { label: '按数据计算', forms: measuredForms },
  { label: '按填报评定', forms: answeredForms },
  { label: '组合', forms: combinedForms },
];

const forms = ruleFormGroups.flatMap((group) => group.forms);

/** The form that a rule is shown in. */
export function formOf(rule: Rule): RuleForm {
  const alike = forms.filter(({ kind }) => kind === rule.kind);
  return alike.find(({ matches }) => matches?.(rule)) ?? alike.find(({ matches }) => !matches)!;
}

export function formById(id: string): RuleForm {
  return forms.find((form) => form.id === id)!;
}
