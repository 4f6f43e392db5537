import type { CheckDefinition } from '@countersign/checks';
import type { FieldDefinition, TemplateDefinition } from '@countersign/template';
import { checkPlaces } from './check-places.js';
import { visited, type Places, type Visit } from './reference.js';
import { visitedRule } from './rule-places.js';

/** What each kind of field refers to; rows and columns are those of its own table. */
export const fieldPlaces: { readonly [Kind in FieldDefinition['kind']]: Places } = {
  narrative: {},
  choice: {},
  list: {},
  figure: { formula: 'formula' },
  table: {
    'columns.formula': 'columns',
    'rows.formulas{}': 'column',
    'rows.formulas': 'columns',
    'rows.without': 'column',
    'rows.sum': 'row',
    'reason.column': 'column',
    // an item goes under a group, which keeps its name when its subtotal gets another
    'growing.under': ({ kind }) => (kind === 'of_which' ? 'row' : undefined),
  },
};

/** What the other parts of a template refer to, by the list that they stand in. */
export const partPlaces = {
  sections: { parent: 'section', shows: 'name' },
  derived: { section: 'section', formula: 'formula' },
  groups: { parent: 'group' },
  indicators: { section: 'section', group: 'group' },
  rubric: { 'vetoes.when': 'formula', 'vetoes.group': 'group' },
  checks: { section: 'section' },
} as const satisfies Readonly<Record<string, Places>>;

/** A check whose references are as `visit` says. */
export function visitedCheck(check: CheckDefinition, visit: Visit): CheckDefinition {
  const table = 'table' in check ? check.table : undefined;
  return visited(check, { ...partPlaces.checks, ...checkPlaces[check.kind] }, visit, table);
}

/** The template with every reference as `visit` says: the one way through all that names something else. */
export function visitedTemplate(definition: TemplateDefinition, visit: Visit): TemplateDefinition {
  const { rubric } = definition;
  return {
    ...definition,
    sections: definition.sections.map(({ fields, ...section }) => ({
      ...visited(section, partPlaces.sections, visit),
      fields: fields.map((field) => visited(field, fieldPlaces[field.kind], visit, field.key)),
    })),
    derived: visited(definition.derived, partPlaces.derived, visit),
    groups: visited(definition.groups, partPlaces.groups, visit),
    indicators: definition.indicators.map(({ rule, ...indicator }) => ({
      ...visited(indicator, partPlaces.indicators, visit),
      rule: visitedRule(rule, visit),
    })),
    ...(rubric && { rubric: visited(rubric, partPlaces.rubric, visit) }),
    checks: definition.checks.map((check) => visitedCheck(check, visit)),
  };
}
