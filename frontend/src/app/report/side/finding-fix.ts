import type { FindingFix } from '@countersign/contracts';
import { plainText } from '@countersign/narrative';
import type { CompiledTemplate } from '@countersign/template';
import type { Edit, SectionValues } from '../section/edits.js';

/** The field that a fix writes; who may edit the field may press its button. */
export function fieldOf(fix: FindingFix, template: CompiledTemplate): string {
  return fix.kind === 'set_figure' ? (template.figures.get(fix.key)?.field ?? fix.key) : fix.answer;
}

/** The edit that a fix makes, as if it were typed; null when the text has changed and no longer says what it replaces. */
export function editOf(fix: FindingFix, { answers }: Pick<SectionValues, 'answers'>): Edit | null {
  if (fix.kind === 'set_figure') return { kind: 'figure', key: fix.key, value: fix.value };
  const { answer, position, from, to } = fix;
  const text = answers[answer];
  if (typeof text !== 'string' || !text.startsWith(from, position)) return null;
  return { kind: 'narrative', key: answer, value: text.slice(0, position) + to + text.slice(position + from.length) };
}

/** What a press will do, for the person who is about to press. */
export function fixText(fix: FindingFix, label: (key: string) => string): string {
  if (fix.kind === 'set_figure') return `按下后，“${label(fix.key)}”${fix.label}，随即保存。`;
  const to = plainText(fix.to, { figure: ({ key }) => `〔${label(key)}〕`, table: label, chart: label });
  return `按下后，“${label(fix.answer)}”中的“${fix.from}”换成“${to}”，随即保存。`;
}
