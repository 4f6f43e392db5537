import type { CheckDefinition } from '@countersign/checks';
import type { ChecklistSlot, IndicatorDefinition } from '@countersign/scoring';
import type { AnswerShape } from './catalogue.js';
import type { CompiledTemplate, TemplateError } from './compiled-template.js';
import { rulesWithin } from './rules-within.js';

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

/** Collects what does not exist; `owner` names the indicator or check for people. */
function collector({ answers, sections }: CompiledTemplate, where: string, owner: string) {
  const errors: TemplateError[] = [];
  const require = (exists: boolean, what: string, name: string): void => {
    if (!exists) errors.push({ code: 'unknown_name', where, message: `${owner}所指的${what}“${name}”不存在。` });
  };
  const answer = (kind: AnswerShape['kind'], what: string, key: string): void =>
    require(answers.get(key)?.shape.kind === kind, what, key);
  const section = (key: string): void => require(sections.has(key), '章节', key);
  return { errors, require, answer, section };
}

function rubricReferences(template: CompiledTemplate, { key, label, rule }: IndicatorDefinition): TemplateError[] {
  const { errors, answer } = collector(template, key, `评价指标“${label}”`);
  for (const each of rulesWithin(rule)) {
    if (each.kind === 'checklist')
      for (const { evidence } of each.items) if (evidence !== undefined) answer('list', '佐证清单', evidence);
    if (each.kind === 'judged')
      for (const narrative of each.argued?.narratives ?? []) answer('narrative', '文字栏目', narrative);
  }
  return errors;
}

function checkReferences(template: CompiledTemplate, check: CheckDefinition): TemplateError[] {
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
    case 'unit_doubt':
      break;
  }
  return errors;
}

function isPlace({ figures, answers, fields }: CompiledTemplate, key: string): boolean {
  return figures.has(key) || answers.has(key) || fields.has(key);
}

function checklistOf({ answers }: CompiledTemplate, key: string): ChecklistSlot | undefined {
  const shape = answers.get(key)?.shape;
  return shape?.kind === 'rubric' && shape.slot.kind === 'checklist' ? shape.slot : undefined;
}
