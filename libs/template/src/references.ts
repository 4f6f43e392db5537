import { fieldsReadBy, type IndicatorDefinition } from '@countersign/scoring';
import { checkReferences } from './check-references.js';
import type { CompiledTemplate, TemplateError } from './compiled-template.js';
import { collector } from './reference-collector.js';

/**
 * References by name that no formula parser sees: lists and narratives of the rubric, tables, columns, places and
 * answers of the checks. A wrong one would compile and then silently find nothing, so each is an error.
 */
export function referenceErrors(template: CompiledTemplate): TemplateError[] {
  const { indicators, checks } = template.definition;
  return [
    ...indicators.flatMap((indicator) => rubricReferences(template, indicator)),
    ...checks.flatMap((check) => checkReferences(template, check)),
  ];
}

function rubricReferences(template: CompiledTemplate, indicator: IndicatorDefinition): TemplateError[] {
  const { errors, answer } = collector(template, indicator.key, `评价指标“${indicator.label}”`);
  const { lists, narratives } = fieldsReadBy(indicator);
  for (const list of lists) answer('list', '佐证清单', list);
  for (const narrative of narratives) answer('narrative', '文字栏目', narrative);
  return errors;
}
