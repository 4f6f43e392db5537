import { comparisonForms } from './comparison-forms.js';
import { deductionForms } from './deduction-forms.js';
import { proportionForms } from './proportion-forms.js';
import type { RuleForm } from './rule-forms.js';
import { stepForms } from './step-forms.js';

/** Rules that read figures; nobody has to answer anything. */
export const measuredForms: readonly RuleForm[] = [
  ...stepForms,
  ...proportionForms,
  ...deductionForms,
  ...comparisonForms,
];
