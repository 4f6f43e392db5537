import type { CheckDefinition } from '@countersign/checks';
import type { TemplateDefinition } from '@countersign/template';
import { sectionOfField } from '../editing/fields.js';
import type { CheckStart } from './check-forms.js';

/** Section that shows a field, a computed figure or the answer of an indicator. */
function sectionOf(definition: TemplateDefinition, key: string): string | undefined {
  const owner = [...definition.derived, ...definition.indicators].find((each) => each.key === key);
  return sectionOfField(definition, key)?.key ?? owner?.section;
}

/** A check whose places stand in the sections of their fields, so that nobody has to say the section twice. */
export function placed(definition: TemplateDefinition, check: CheckDefinition): CheckDefinition {
  const inSection = <T extends object>(place: T): T =>
    'field' in place && typeof place.field === 'string'
      ? { ...place, section: sectionOf(definition, place.field) ?? check.section }
      : place;
  switch (check.kind) {
    case 'equal':
      return { ...check, left: inSection(check.left), right: inSection(check.right) };
    case 'sum':
      return { ...check, whole: inSection(check.whole), parts: check.parts.map(inSection) };
    default:
      return check;
  }
}

/** What a new check of the draft begins with; things that the draft does not have are left blank and reported. */
export function checkStart(definition: TemplateDefinition, key: string, figure: string): CheckStart {
  const fields = definition.sections.flatMap((section) => section.fields);
  const first = (kind: string) => fields.find((field) => field.kind === kind)?.key ?? '';
  const field = fields.find((each) => figure === each.key || figure.startsWith(`${each.key}.`))?.key ?? figure;
  return {
    key,
    section: definition.sections.find(({ heading }) => !heading)?.key ?? '',
    figure,
    field,
    table: first('table'),
    list: first('list'),
    narrative: first('narrative'),
  };
}
