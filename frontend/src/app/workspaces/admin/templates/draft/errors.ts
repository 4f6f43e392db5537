import type { TemplateDefinition, TemplateError } from '@countersign/template';

export type EditorTab = 'sections' | 'derived' | 'rubric' | 'checks' | 'diff' | 'publish';

/** Where in the editor something is mended. */
export interface EditorPlace {
  tab: EditorTab;
  at: string;
}

/** The place that an error is about; the key of a cell leads to its table. */
export function placeOf(definition: TemplateDefinition, where: string): EditorPlace {
  const { sections, derived, indicators, groups, checks } = definition;
  const has = (items: readonly { key: string }[]) => items.some(({ key }) => key === where);
  if (has(derived)) return { tab: 'derived', at: where };
  if (has(indicators) || has(groups)) return { tab: 'rubric', at: where };
  if (has(checks)) return { tab: 'checks', at: where };
  if (has(sections)) return { tab: 'sections', at: where };
  const field = sections
    .flatMap(({ fields }) => fields)
    .find(({ key }) => key === where || where.startsWith(`${key}.`));
  return field ? { tab: 'sections', at: field.key } : { tab: 'rubric', at: '' };
}

/** The errors at one place, for its form. */
export function errorsAt(
  errors: readonly TemplateError[],
  definition: TemplateDefinition,
  at: string,
): TemplateError[] {
  return errors.filter(({ where }) => where === at || placeOf(definition, where).at === at);
}
