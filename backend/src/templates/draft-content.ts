import type { TemplateErrorView } from '@countersign/contracts';
import { readTemplate, templateSchema, type TemplateDefinition } from '@countersign/template';
import { templateRefused } from './template-problems.js';

export interface DraftContent {
  readonly definition: TemplateDefinition;
  /** What keeps it from being published. */
  readonly errors: readonly TemplateErrorView[];
}

/**
 * Reads the content of a draft, which may be unfinished: formulas that do not compile, points that do not add up to
 * 100. Throws 422 with every located error when it does not have the shape of a template.
 */
export function readDraft(input: unknown): DraftContent {
  const read = readTemplate(input);
  if (read.ok) return { definition: read.definition, errors: [] };
  const shape = templateSchema.safeParse(input);
  if (!shape.success)
    throw templateRefused(
      '内容不是完整的模板，没有保存',
      'This is not the shape of a template; nothing was saved.',
      read.errors,
    );
  return { definition: shape.data, errors: read.errors };
}

/** A template to begin with: one section, nothing in it. */
export const emptyTemplate = (key: string, year: number, title: string): TemplateDefinition => ({
  key,
  year,
  title,
  sections: [{ key: 'overview', number: '一、', title: '部门概况', fields: [] }],
  derived: [],
  groups: [],
  indicators: [],
  checks: [],
});
