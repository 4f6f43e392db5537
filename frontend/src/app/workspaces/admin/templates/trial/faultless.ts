import {
  compileTemplate,
  type CompiledTemplate,
  type TemplateDefinition,
  type TemplateError,
} from '@countersign/template';

/** What can be tried out of an unfinished draft. */
export interface TrialTemplate {
  template: CompiledTemplate;
  /** Indicators that are left out because something in them is wrong. */
  leftOut: readonly string[];
}

/**
 * A draft without what is wrong in it: figures with a faulty formula become blank ones, faulty indicators and checks
 * are left out. So the rest can be tried while the draft is made. Null when even its structure is at fault.
 */
export function faultless(definition: TemplateDefinition): TrialTemplate | null {
  const indicators = new Set(definition.indicators.map(({ key }) => key));
  let tried = definition;
  // each round takes at least one thing away; a blank figure may show faults that its formula hid
  for (let round = 0; round < 20; round += 1) {
    const compiled = compileTemplate(tried);
    const { template } = compiled;
    const errors = compiled.ok ? [] : compiled.errors.filter(({ code }) => code !== 'points_not_100');
    if (template && !errors.length) {
      const kept = new Set(tried.indicators.map(({ key }) => key));
      return { template, leftOut: [...indicators].filter((key) => !kept.has(key)) };
    }
    const next = withoutFaults(tried, errors);
    if (next === null) return null;
    tried = next;
  }
  return null;
}

function withoutFaults(definition: TemplateDefinition, errors: readonly TemplateError[]): TemplateDefinition | null {
  const faulty = new Set(errors.map(({ where }) => where));
  const isAt = (key: string) => faulty.has(key);
  const blank = definition.derived.filter(({ key }) => isAt(key));
  const next: TemplateDefinition = {
    ...definition,
    derived: definition.derived.filter(({ key }) => !isAt(key)),
    indicators: definition.indicators.filter(({ key }) => !isAt(key)),
    checks: definition.checks.filter(({ key }) => !isAt(key)),
    sections: definition.sections.map((section) => ({
      ...section,
      ...(isAt(section.key) && { shows: [] }),
      fields: [
        ...section.fields.map((field) => {
          if (field.kind === 'figure' && isAt(field.key)) {
            const { formula: _, ...plain } = field;
            return plain;
          }
          return field.kind === 'table' ? withoutFaultyCells(field, isAt) : field;
        }),
        ...blank
          .filter((each) => each.section === section.key)
          .map(({ formula: _, section: __, ...figure }) => ({ kind: 'figure' as const, ...figure })),
      ],
    })),
  };
  return JSON.stringify(next) === JSON.stringify(definition) ? null : next;
}

type Table = Extract<TemplateDefinition['sections'][number]['fields'][number], { kind: 'table' }>;

function withoutFaultyCells(table: Table, isAt: (key: string) => boolean): Table {
  const at = (row: string, column: string) => isAt([table.key, row, column].filter(Boolean).join('.'));
  return {
    ...table,
    columns: table.columns.map((column) => {
      if (!table.rows.some((row) => at(row.key, column.key)) || column.formula === undefined) return column;
      const { formula: _, ...plain } = column;
      return plain;
    }),
    rows: table.rows.map((row) => {
      const faulty = table.columns.some((column) => at(row.key, column.key));
      if (!faulty || (!row.formulas && !row.sum)) return row;
      const formulas = Object.entries(row.formulas ?? {}).filter(([column]) => !at(row.key, column));
      const { formulas: _, sum, ...plain } = row;
      const bySum = table.columns.some(
        (column) => !column.formula && !row.formulas?.[column.key] && at(row.key, column.key),
      );
      return {
        ...plain,
        ...(sum && !bySum && { sum }),
        ...(formulas.length && { formulas: Object.fromEntries(formulas) }),
      };
    }),
  };
}
