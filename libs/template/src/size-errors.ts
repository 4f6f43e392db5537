import { hasCell, type Catalogue } from './catalogue.js';
import type { TemplateError } from './compiled-template.js';
import type { FieldDefinition, TemplateDefinition } from './definition.js';
import { templateLimits } from './schema/limits.js';

/** A template with more figures than can be worked out while somebody waits; asked before any of them is made. */
export function tooManyFigures({ sections, derived }: TemplateDefinition): TemplateError[] {
  const count = sections.flatMap(({ fields }) => fields).reduce((sum, field) => sum + figuresOf(field), derived.length);
  return count > templateLimits.figures
    ? [tooLarge(`模板共有 ${count} 个数据，最多 ${templateLimits.figures} 个，请减少表的行列。`)]
    : [];
}

/** More formulas with a pattern than can be compiled while somebody waits. */
export function tooManyPatterns({ figures }: Catalogue): TemplateError[] {
  const patterns = figures.filter(({ formula }) => formula && /\*\.|\.\*/.test(formula)).length;
  return patterns * figures.length > templateLimits.patternLookups
    ? [tooLarge(`模板有 ${patterns} 个公式用了通配，数据又多，请减少用通配的公式。`)]
    : [];
}

function figuresOf(field: FieldDefinition): number {
  if (field.kind === 'figure') return 1;
  if (field.kind !== 'table') return 0;
  const { rows, columns } = field;
  return rows.reduce((sum, row) => sum + columns.filter((column) => hasCell(row, column)).length, 0);
}

const tooLarge = (message: string): TemplateError => ({ code: 'too_large', where: 'sections', message });
