import { answerKeysOf } from '@countersign/scoring';
import type { CheckDefinition } from '@countersign/checks';
import type { FieldDefinition, ListField, TemplateDefinition } from '@countersign/template';
import type { CheckStart, GoalColumns } from './check-form.js';

/** Section that shows a field, one of its cells, a computed figure or the answer of an indicator. */
function sectionOf({ sections, derived, indicators }: TemplateDefinition, key: string): string | undefined {
  const shows = (field: FieldDefinition) => key === field.key || key.startsWith(`${field.key}.`);
  const owner = [...derived, ...indicators].find((each) => each.key === key);
  return owner?.section ?? sections.find(({ fields }) => fields.some(shows))?.key;
}

/** A check whose places stand in the sections of what they show, so that nobody has to say the section twice. */
export function placed(definition: TemplateDefinition, check: CheckDefinition): CheckDefinition {
  const inSection = <T extends object>(place: T): T => {
    const shown = ['field', 'figure', 'narrative'].map((key) => (place as Record<string, unknown>)[key]);
    const key = shown.find((each) => typeof each === 'string');
    return typeof key === 'string' ? { ...place, section: sectionOf(definition, key) ?? check.section } : place;
  };
  switch (check.kind) {
    case 'equal':
      return { ...check, left: inSection(check.left), right: inSection(check.right) };
    case 'sum':
      return { ...check, whole: inSection(check.whole), parts: check.parts.map(inSection) };
    case 'same_fact':
      return { ...check, places: check.places.map(inSection) };
    default:
      return check;
  }
}

/** What a new check of the draft begins with; things that the draft does not have are left blank and reported. */
export function checkStart(definition: TemplateDefinition, key: string, figure: string): CheckStart {
  const fields = definition.sections.flatMap((section) => section.fields);
  const first = (kind: FieldDefinition['kind']) => fields.find((field) => field.kind === kind)?.key ?? '';
  const field = fields.find((each) => figure === each.key || figure.startsWith(`${each.key}.`))?.key ?? figure;
  const checklist = definition.indicators
    .flatMap((indicator) => answerKeysOf(indicator))
    .find((slot) => slot.kind === 'checklist');
  return {
    key,
    section: definition.sections.find(({ heading }) => !heading)?.key ?? '',
    figure,
    field,
    rate: [...definition.derived, ...fields].find((each) => 'unit' in each && each.unit === '%')?.key ?? figure,
    table: first('table'),
    owing: fields.find((each) => each.kind === 'table' && each.reason)?.key ?? first('table'),
    list: first('list'),
    narrative: first('narrative'),
    goals: goalsIn(fields.filter((each) => each.kind === 'list')),
    checklist: { answer: checklist?.key ?? '', item: checklist?.items[0]?.key ?? '' },
  };
}

/** The list whose columns are called like targets and results, else the first one. */
function goalsIn(lists: readonly ListField[]): CheckStart['goals'] {
  const found = lists.flatMap((list) => {
    const columns = goalColumns(list);
    return columns ? [{ list: list.key, ...columns }] : [];
  });
  const [first] = lists;
  const [name = '', target = name, result = target] = first?.columns.map(({ key }) => key) ?? [];
  return found[0] ?? { list: first?.key ?? '', name, target, result };
}

function goalColumns({ columns }: ListField): GoalColumns | undefined {
  const called = (words: RegExp) => columns.find(({ label }) => words.test(label))?.key;
  const [target, result, deviation] = [called(/目标值|目标|计划/), called(/完成|实际|结果/), called(/偏差|原因/)];
  // what is measured stands right before its target
  const name = columns[columns.findIndex(({ key }) => key === target) - 1]?.key;
  if (name === undefined || target === undefined || result === undefined || target === result) return undefined;
  return { name, target, result, ...(deviation !== undefined && { deviation }) };
}
