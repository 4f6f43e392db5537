import type { CheckDefinition } from '@countersign/checks';
import { chipsIn } from '@countersign/narrative';
import type { CompiledTemplate } from './compiled-template.js';

/** Whether anything of the template looks at last year's figures: a formula, the rubric or a check. */
export function usesPrior({ model, definition }: Pick<CompiledTemplate, 'model' | 'definition'>): boolean {
  return model.priorKeys.length > 0 || definition.checks.some(looksBack);
}

/** Whether a narrative among the answers tells the change of a figure against last year's. */
export function tellsChange(answers: Readonly<Record<string, unknown>>): boolean {
  return Object.values(answers).some(
    (answer) =>
      typeof answer === 'string' &&
      answer.includes('较上年') &&
      chipsIn(answer).some(({ change }) => change !== undefined),
  );
}

function looksBack(check: CheckDefinition): boolean {
  if (check.kind === 'prose') return JSON.stringify(check).includes('"prior":true');
  return check.kind === 'jump' || check.kind === 'carry_over';
}
