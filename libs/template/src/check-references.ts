import type { CheckDefinition, RowCheck } from '@countersign/checks';
import type { ChecklistSlot } from '@countersign/scoring';
import { checkRows } from './check-context.js';
import type { CompiledTemplate, TemplateError } from './compiled-template.js';
import { collector } from './reference-collector.js';

/** Tables, columns, places and answers that a check names and that do not exist. */
export function checkReferences(template: CompiledTemplate, check: CheckDefinition): TemplateError[] {
  const { answers, fields, figures } = template;
  const { errors, require, answer, section } = collector(template, check.key, `核查规则“${check.label}”`);
  section(check.section);
  switch (check.kind) {
    case 'stated':
      answer('narrative', '文字栏目', check.narrative);
      break;
    case 'same_fact':
      for (const place of check.places) {
        section(place.section);
        if ('narrative' in place) answer('narrative', '文字栏目', place.narrative);
      }
      break;
    case 'equal':
      for (const place of [check.left, check.right]) {
        section(place.section);
        require(isPlace(template, place.field), '栏目', place.field);
      }
      break;
    case 'missing_reason': {
      const table = fields.get(check.table);
      require(table?.kind === 'table' && table.reason !== undefined, '须说明原因的表', check.table);
      break;
    }
    case 'target': {
      answer('list', '清单', check.list);
      const shape = answers.get(check.list)?.shape;
      if (shape?.kind === 'list')
        for (const column of [check.name, check.target, check.result, check.deviation, check.withdrawn?.column])
          if (column !== undefined) require(shape.columns.some(({ key }) => key === column), '清单列', column);
      break;
    }
    case 'alert':
      require(figures.has(check.value), '指标数据', check.value);
      require(isPlace(template, check.field), '栏目', check.field);
      break;
    case 'missing_evidence':
      answer('list', '佐证清单', check.list);
      require(checklistOf(template, check.answer)?.items.some(({ key }) => key === check.item) ??
        false, '评分选项', `${check.answer}.${check.item}`);
      break;
    case 'sum':
      for (const place of [check.whole, ...check.parts.filter((part) => 'field' in part)]) {
        section(place.section);
        require(isPlace(template, place.field), '栏目', place.field);
      }
      break;
    case 'row':
      require(fields.get(check.table)?.kind === 'table', '表', check.table);
      for (const key of check.rows ?? [])
        require(checkRows(template, check.table).some((row) => row.key === key), '行', `${check.table}.${key}`);
      return [...errors, ...rowFormulaErrors(template, check)];
    case 'prose':
      answer('narrative', '文字栏目', check.narrative);
      break;
    case 'count':
      answer('narrative', '文字栏目', check.narrative);
      if (check.list !== undefined) answer('list', '清单', check.list);
      break;
    case 'no_base':
      if (check.table !== undefined)
        for (const column of [check.amount, check.base])
          require(hasColumn(template, check.table, column), '表列', `${check.table}.${column}`);
      break;
    case 'jump':
      if (check.explained !== undefined) require(answers.has(check.explained), '填报项', check.explained);
      break;
    case 'two_targets':
      for (const { list, quantity, target } of check.lists) {
        answer('list', '清单', list);
        const shape = answers.get(list)?.shape;
        if (shape?.kind === 'list')
          for (const column of [quantity, target])
            require(shape.columns.some(({ key }) => key === column), '清单列', column);
      }
      break;
    case 'percent':
      require(figures.get(check.figure)?.unit === '%', '百分比数据', check.figure);
      break;
    case 'carry_over':
      for (const key of [check.opening, check.closing]) require(figures.has(key), '指标数据', key);
      break;
    case 'unit_doubt':
      break;
  }
  return errors;
}

/** A row check holds formulas over columns: each is tried in the rows that have them, and one that no row has finds nothing. */
function rowFormulaErrors(template: CompiledTemplate, check: RowCheck): TemplateError[] {
  const rows = checkRows(template, check.table).filter(({ kind }) => kind !== 'heading');
  if (!rows.length) return [];
  const named = `核查规则“${check.label}”`;
  for (const { formula } of [check.left, check.right]) {
    const tried = rows.flatMap((row) => row.formula(formula) ?? []);
    if (!tried.length)
      return [
        { code: 'unknown_name', where: check.key, message: `${named}的公式“${formula}”用到的列，没有一行齐全。` },
      ];
    const failed = tried.map((each) => template.model.compile(each)).find(({ ok }) => !ok);
    if (failed && !failed.ok)
      return failed.errors.map(({ code, message }) => ({
        code,
        where: check.key,
        message: `${named}的公式“${formula}”${message}`,
      }));
  }
  return [];
}

function hasColumn({ fields }: CompiledTemplate, table: string, column: string): boolean {
  const field = fields.get(table);
  return field?.kind === 'table' && field.columns.some(({ key }) => key === column);
}

function isPlace({ figures, answers, fields }: CompiledTemplate, key: string): boolean {
  return figures.has(key) || answers.has(key) || fields.has(key);
}

function checklistOf({ answers }: CompiledTemplate, key: string): ChecklistSlot | undefined {
  const shape = answers.get(key)?.shape;
  return shape?.kind === 'rubric' && shape.slot.kind === 'checklist' ? shape.slot : undefined;
}
