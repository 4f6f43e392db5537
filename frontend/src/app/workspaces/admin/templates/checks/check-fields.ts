import type { CheckDefinition } from '@countersign/checks';
import { answerKeysOf } from '@countersign/scoring';
import type { FieldDefinition, ListField, TemplateDefinition } from '@countersign/template';
import { visitedCheck } from '../editing/references/template-places.js';

/** Keys of figures and fields that a check names outside its formulas. */
export function keysNamedBy(check: CheckDefinition): string[] {
  const keys = new Set<string>();
  visitedCheck(check, ({ kind, text }) => {
    if (kind === 'name' || kind === 'place') keys.add(text);
    return text;
  });
  return [...keys];
}

/** Fields that a check names, in the order of the form. */
export function fieldsNamedBy({ sections }: TemplateDefinition, check: CheckDefinition): FieldDefinition[] {
  const keys = new Set(keysNamedBy(check));
  return sections.flatMap(({ fields }) => fields).filter(({ key }) => keys.has(key));
}

/** Columns of a list that a check reads; of a list that it only counts, the first. */
export function columnsNamedBy(check: CheckDefinition, list: ListField): ListField['columns'] {
  const read =
    check.kind === 'target'
      ? [check.name, check.target, check.result, check.deviation, check.withdrawn?.column]
      : check.kind === 'two_targets'
        ? check.lists.flatMap((each) => (each.list === list.key ? [each.quantity, each.target] : []))
        : [list.columns[0]?.key];
  return list.columns.filter(({ key }) => read.includes(key));
}

/** The item of the rubric that a check asks evidence for. */
export function itemsNamedBy(
  { indicators }: TemplateDefinition,
  check: CheckDefinition,
): { answer: string; key: string; label: string }[] {
  if (check.kind !== 'missing_evidence') return [];
  return indicators
    .flatMap((indicator) => answerKeysOf(indicator))
    .flatMap((slot) =>
      slot.kind === 'checklist' && slot.key === check.answer
        ? slot.items.filter(({ key }) => key === check.item).map(({ key, label }) => ({ answer: slot.key, key, label }))
        : [],
    );
}
