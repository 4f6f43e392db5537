import type { CheckDefinition } from '@countersign/checks';
import type { CompiledTemplate } from './compiled-template.js';

/** Whether anything of the template looks at last year's figures: a formula, the rubric or a check. */
export function usesPrior({ model, definition }: Pick<CompiledTemplate, 'model' | 'definition'>): boolean {
  return model.priorKeys.length > 0 || definition.checks.some(looksBack);
}

function looksBack(check: CheckDefinition): boolean {
  if (check.kind === 'prose') return JSON.stringify(check).includes('"prior":true');
  return check.kind === 'jump' || check.kind === 'carry_over';
}
