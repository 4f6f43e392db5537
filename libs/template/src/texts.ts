import { Decimal, formatFigure, formatWithUnit, type Value } from '@countersign/figures';
import type { AnswerInfo } from './catalogue.js';
import type { CompiledTemplate } from './compiled-template.js';
import type { TableField } from './definition.js';
import { answerInfo, figureInfo } from './former-rows.js';
import { addedRowKey, addedRows, fixedRows, growingUnder } from './growing-rows.js';

/** Name of a figure, field, answer, list or indicator, for people; the key itself when the template does not know it. */
export function labelOf(template: CompiledTemplate, key: string): string {
  return (
    figureInfo(template, key)?.label ??
    answerInfo(template, key)?.label ??
    template.fields.get(key)?.label ??
    template.indicators.get(key)?.label ??
    key
  );
}

/** Section that owns a figure, field, answer or indicator. */
export function sectionOf(template: CompiledTemplate, key: string): string | undefined {
  const { indicators, definition } = template;
  return (
    figureInfo(template, key)?.section ??
    answerInfo(template, key)?.section ??
    indicators.get(key)?.section ??
    definition.sections.find(({ fields }) => fields.some((field) => field.key === key))?.key
  );
}

/** A decimal string as the template shows that figure, with its unit unless `bare`: `36,184.46 万元`, `97.67%`. */
export function shownFigure(template: CompiledTemplate, key: string, value: string, bare = false): string {
  const info = figureInfo(template, key);
  if (!info) return value;
  return (bare ? formatFigure : formatWithUnit)(new Decimal(value), info);
}

/** A computed or entered value as shown, `暂无` while it is unknown. */
export function shownValue(template: CompiledTemplate, key: string, value: Value, bare = false): string {
  return value.kind === 'known' ? shownFigure(template, key, value.value.toFixed(), bare) : '暂无';
}

/** An answer in words: the option's label, the ticked items, the rows of a list, the text. */
export function shownAnswer(template: CompiledTemplate, key: string, value: unknown): string {
  const info = template.answers.get(key);
  if (value === undefined || value === null || value === '') return '未填';
  if (typeof value === 'string')
    return info?.shape.kind === 'choice' ? optionLabel(info.shape.options, value) : slotText(info, value);
  if (Array.isArray(value) && info?.shape.kind === 'list') return listText(info.shape.columns, value);
  if (Array.isArray(value) && info?.shape.kind === 'rows') return rowsInWords(info.shape.table, value);
  return slotText(info, value);
}

const optionLabel = (options: readonly { value: string; label: string }[], value: string) =>
  options.find((option) => option.value === value)?.label ?? value;

/** Cells stand in the order of the columns, whatever order a row's JSON has. */
function listText(columns: readonly { key: string }[], rows: readonly Record<string, string>[]): string {
  if (!rows.length) return '（无）';
  const cells = (row: Record<string, string>) => columns.flatMap(({ key }) => row[key] || []).join('；');
  return rows.map((row, index) => `${index + 1}. ${cells(row)}`).join('\n');
}

/** Each added row with the group or row it stands under, in the order shown. */
function rowsInWords(table: TableField, value: unknown): string {
  const added = addedRows(table, value);
  const nameOf = (under: string) =>
    [...fixedRows(table), ...added.map((row) => ({ key: addedRowKey(row), label: row.label }))].find(
      ({ key }) => key === under,
    )?.label;
  const lines = added.map(({ label, under }, index) => {
    const place = growingUnder(table, under)!;
    const name = place.kind === 'of_which' ? `${nameOf(under) ?? place.label}，其中` : place.label;
    return `${index + 1}. ${name}：${label}`;
  });
  return lines.join('\n') || '（无）';
}

function slotText(info: AnswerInfo | undefined, value: unknown): string {
  if (info?.shape.kind !== 'rubric') return typeof value === 'string' ? value : JSON.stringify(value);
  const { slot } = info.shape;
  switch (slot.kind) {
    case 'choice':
      return optionLabel(slot.options, String(value));
    case 'yes_no':
      return value === true ? '是' : '否';
    case 'judged': {
      const { points, reason } = value as { points: string; reason?: string };
      return reason ? `${points} 分（${reason}）` : `${points} 分`;
    }
    case 'checklist':
      return slot.items
        .map(({ key, label }) => `${(value as Record<string, boolean>)[key] ? '符合' : '不符合'}：${label}`)
        .join('；');
  }
}
