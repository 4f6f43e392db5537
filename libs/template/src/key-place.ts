import type { TemplateDefinition } from './definition.js';

/**
 * Where in a template's JSON something with this key stands: `derived[6]`, `sections[2].fields[0]`; a cell gives its
 * table. Undefined for a key that nothing has.
 */
export function placeOfKey(template: TemplateDefinition, key: string): string | undefined {
  const { sections, derived, groups, indicators, checks } = template;
  for (const [name, items] of Object.entries({ derived, indicators, checks, sections, groups })) {
    const index = items.findIndex((item) => item.key === key);
    if (index >= 0) return `${name}[${index}]`;
  }
  return (
    placeOfField(sections, (field) => field === key) ?? placeOfField(sections, (field) => key.startsWith(`${field}.`))
  );
}

function placeOfField(sections: TemplateDefinition['sections'], wanted: (key: string) => boolean): string | undefined {
  for (const [at, { fields }] of sections.entries()) {
    const index = fields.findIndex(({ key }) => wanted(key));
    if (index >= 0) return `sections[${at}].fields[${index}]`;
  }
  return undefined;
}
