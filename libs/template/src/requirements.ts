import { Decimal } from '@countersign/figures';
import { askedAnswers, isWritten, rulesWithin, type AnswerSlot, type IndicatorDefinition } from '@countersign/scoring';
import { cellKey } from './cell-key.js';
import type { CompiledTemplate } from './compiled-template.js';
import type { FieldDefinition, ListField, TableField } from './definition.js';
import type { ReportInputs } from './evaluation.js';
import { hasCell } from './catalogue.js';

/** Something that a section still owes before it can be submitted; `field` is the key to go to. */
export interface Requirement {
  field: string;
  label: string;
}

/** What a section still owes, in the order of its form: required fields, then the answers that its indicators need. */
export function requiredMissing(template: CompiledTemplate, section: string, inputs: ReportInputs): Requirement[] {
  const definition = template.sections.get(section);
  if (!definition) return [];
  const indicators = template.definition.indicators.filter((indicator) => indicator.section === section);
  return [
    ...definition.fields.flatMap((field) => (field.required ? missingOf(template, field, inputs) : [])),
    ...indicators.flatMap((indicator) =>
      askedAnswers(indicator, inputs.answers)
        .filter((slot) => !isAnswered(slot, inputs.answers[slot.key]))
        .map(({ key }) => ({ field: key, label: template.answers.get(key)!.label })),
    ),
    ...indicators.flatMap((indicator) => notArgued(indicator, inputs)),
  ];
}

function missingOf(
  template: CompiledTemplate,
  field: FieldDefinition,
  { figures, answers }: ReportInputs,
): Requirement[] {
  const { key, label } = field;
  const answer = answers[key];
  switch (field.kind) {
    case 'figure':
      return field.formula !== undefined || key in figures ? [] : [{ field: key, label }];
    case 'narrative':
      return isWritten(answer) ? [] : [{ field: key, label }];
    case 'choice':
      return typeof answer === 'string' ? [] : [{ field: key, label }];
    case 'list':
      return missingRows(field, answer);
    case 'table':
      return missingCells(template, field, figures);
  }
}

function missingCells({ model }: CompiledTemplate, table: TableField, figures: ReportInputs['figures']): Requirement[] {
  const blank = table.rows
    .flatMap((row) =>
      table.columns.filter((column) => hasCell(row, column)).map((column) => cellKey(table.key, row.key, column.key)),
    )
    .filter((key) => !model.isComputed(key) && !(key in figures));
  const [first] = blank;
  if (first === undefined) return [];
  const name = [table.number, table.label].filter(Boolean).join(' ');
  return [{ field: first, label: `${name}（还有 ${blank.length} 格未填，没有金额的请填 0）` }];
}

function missingRows({ key, label, minRows = 1, columns }: ListField, answer: unknown): Requirement[] {
  const rows = Array.isArray(answer) ? (answer as Record<string, string>[]) : [];
  if (rows.length < minRows) return [{ field: key, label: `${label}（至少 ${minRows} 行）` }];
  const required = columns.filter((column) => column.required);
  const incomplete = rows.findIndex((row) => required.some((column) => !row[column.key]?.trim()));
  return incomplete < 0 ? [] : [{ field: key, label: `${label}第 ${incomplete + 1} 行未填完整` }];
}

/** A judged indicator gives no points before enough aspects are argued; leads to the first that is not. */
function notArgued({ label, rule }: IndicatorDefinition, { answers }: ReportInputs): Requirement[] {
  return rulesWithin(rule).flatMap((each) => {
    if (each.kind !== 'judged' || !each.argued) return [];
    const { narratives, atLeast } = each.argued;
    const unwritten = narratives.filter((key) => !isWritten(answers[key]));
    const written = narratives.length - unwritten.length;
    const [first] = unwritten;
    return written >= atLeast || first === undefined
      ? []
      : [{ field: first, label: `${label}（至少论述 ${atLeast} 个方面，现有 ${written} 个）` }];
  });
}

function isAnswered(slot: AnswerSlot, answer: unknown): boolean {
  switch (slot.kind) {
    case 'yes_no':
      return true;
    case 'choice':
      return typeof answer === 'string';
    case 'checklist':
      return slot.items.every(({ key }) => typeof (answer as Record<string, unknown> | undefined)?.[key] === 'boolean');
    case 'judged': {
      const { points, reason } = (answer ?? {}) as { points?: string; reason?: string };
      return points !== undefined && (new Decimal(points).eq(slot.points) || Boolean(reason?.trim()));
    }
  }
}
