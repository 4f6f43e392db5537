import type { TrialInputs } from '@countersign/contracts';
import { exampleInputs } from '@countersign/template/demo';

/** The example that comes with the product for a template of this key, if there is one. */
export function trialExample(key: string): Omit<TrialInputs, 'title' | 'year'> | undefined {
  const inputs = exampleInputs[key];
  return (
    inputs && {
      source: 'example',
      reportId: null,
      department: null,
      scoreTotal: null,
      figures: { ...inputs.figures },
      answers: { ...inputs.answers },
      prior: { ...inputs.prior },
    }
  );
}
