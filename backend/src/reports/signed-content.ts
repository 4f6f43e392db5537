import { createHash } from 'node:crypto';
import { coveredContent } from '@countersign/template';
import type { CompiledTemplate, CoveredContent, ReportEvaluation, ReportInputs } from '@countersign/template';
import { canonicalJson } from '@countersign/workflow';

/** What a signature covers, with the exact template version that gave it its form. */
export interface SignedContent extends CoveredContent {
  templateVersion: string;
}

/** Before the first recompute nothing is computed yet. */
export const notComputed: ReportEvaluation = {
  derived: {},
  scores: [],
  total: null,
  known: '0',
  groups: [],
  findings: [],
};

export function signedContent(
  template: CompiledTemplate,
  templateVersion: string,
  section: string,
  inputs: ReportInputs,
  evaluation: ReportEvaluation,
): SignedContent {
  return { templateVersion, ...coveredContent(template, section, inputs, evaluation) };
}

/** SHA-256 over the canonical JSON of the content: equal for equal content, whoever computes it. */
export function digestOf(content: SignedContent): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}
