import { writableFields, type CountersignAbility, type FieldRights, type SubjectFacts } from '@countersign/access';
import {
  checkAnswerValue,
  checkFigure,
  isRowsKey,
  removedBeginnings,
  type CompiledTemplate,
} from '@countersign/template';
import { canonicalJson } from '@countersign/workflow';
import { invalidInput, ProblemError, type ProblemDetail } from '../common/problem.js';
import type { StoredValues } from './save-statements.js';

/** What a caller wants to store: null clears. */
export interface Entries {
  figures?: readonly { key: string; value: string | null }[];
  answers?: readonly { key: string; value?: unknown }[];
}

export interface ContentEdit {
  kind: 'figure' | 'answer';
  key: string;
  before: unknown;
  after: unknown;
}

/**
 * The real changes among the entries of one section. Throws a problem naming every entry that may not be stored:
 * unknown, computed, named twice, of another section, of a field that is not the caller's, or out of shape. All or
 * nothing.
 */
export function editsOf(
  template: CompiledTemplate,
  section: string,
  stored: StoredValues,
  entries: Entries,
  may: { ability: CountersignAbility; facts: SubjectFacts['Section'] },
): ContentEdit[] {
  const writable = new Set(writableFields(may.ability, may.facts, formFields(template, section)));
  const errors: ProblemDetail[] = [];
  const edits: ContentEdit[] = [];
  const refuse = (field: string, code: string, zh: string) =>
    errors.push({ code, field, message: { zh, en: `${field}: ${code.replaceAll('_', ' ')}` } });

  const named = new Set<string>();
  const place = (key: string, info: Placed | undefined) => {
    if (named.has(key)) {
      refuse(key, 'named_twice', `“${info?.label ?? key.slice(0, 80)}”在一次保存中出现了两次，请只保留一个值。`);
      return false;
    }
    named.add(key);
    if (!info) return true; // the shape check names it
    if (info.section !== section) {
      refuse(key, 'other_section', `“${info.label}”不属于本章节，请到它所属的章节填写。`);
      return false;
    }
    // the shape check says that nobody types what a formula gives
    if (info.formula === undefined && !writable.has(info.field)) {
      refuse(key, 'field_not_yours', `“${info.label}”目前不由您填写。`);
      return false;
    }
    return true;
  };

  for (const { key, value } of entries.figures ?? []) {
    if (!place(key, template.figures.get(key))) continue;
    const before = stored.figures[key] ?? null;
    const entry = value === null ? checkClearing(template, key) : checkFigure(template, key, value);
    if (!entry.ok) refuse(key, entry.code, entry.message);
    else if (entry.value !== before) edits.push({ kind: 'figure', key, before, after: entry.value });
  }
  for (const { key, value = null } of entries.answers ?? []) {
    if (!place(key, template.answers.get(key))) continue;
    const before = stored.answers[key] ?? null;
    const problem = checkAnswerValue(template, key, value);
    if (problem) refuse(key, problem.code, problem.message);
    else if (canonicalJson(value) !== canonicalJson(before)) edits.push({ kind: 'answer', key, before, after: value });
  }
  if (errors.length) throw refusal(errors);
  return [...edits, ...clearedWithRows(template, stored, edits)];
}

interface Placed {
  section: string;
  field: string;
  label: string;
  formula?: string;
}

/** Fields of a section's form, and the indicators that are answered in it, under the keys of the form. */
export function formFields({ sections, definition }: CompiledTemplate, section: string): FieldRights[] {
  const indicators = definition.indicators.filter((indicator) => indicator.section === section);
  return [...(sections.get(section)?.fields ?? []), ...indicators.map(({ key }) => ({ key }))];
}

/** Rows among the entries: what else is sent may already belong to them. */
export function rowsSent({ answers = [] }: Entries): Record<string, unknown> {
  return Object.fromEntries(answers.filter(({ key }) => isRowsKey(key)).map(({ key, value }) => [key, value]));
}

/** A removed row takes its figures and reasons along, so that nothing is stored that nobody sees. Their history stays. */
function clearedWithRows(
  template: CompiledTemplate,
  stored: StoredValues,
  edits: readonly ContentEdit[],
): ContentEdit[] {
  return edits.flatMap(({ key, before, after }) => {
    if (template.answers.get(key)?.shape.kind !== 'rows') return [];
    const removed = removedBeginnings(key, before, after);
    const cleared = (kind: ContentEdit['kind'], values: Readonly<Record<string, unknown>>) =>
      Object.entries(values)
        .filter(([place]) => removed.some((beginning) => place.startsWith(beginning)))
        .map(([place, value]): ContentEdit => ({ kind, key: place, before: value, after: null }));
    return [...cleared('figure', stored.figures), ...cleared('answer', stored.answers)];
  });
}

/** 403 where something sent is somebody else's to write, else 422 for what was sent. */
function refusal(errors: readonly ProblemDetail[]): ProblemError {
  const problem = invalidInput(errors);
  if (!errors.some(({ code }) => code === 'field_not_yours')) return problem;
  return new ProblemError(403, 'field_not_yours', problem.detail, problem.options);
}

/** A figure that may be typed may be cleared. */
function checkClearing(template: CompiledTemplate, key: string) {
  const entry = checkFigure(template, key, '0');
  return entry.ok ? { ok: true as const, value: null } : entry;
}
