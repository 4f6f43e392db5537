import type { CompiledTemplate, FieldDefinition } from '@countersign/template';
import { canonicalJson } from '@countersign/workflow';

/**
 * Whether two versions of a template give a section's content the same meaning: the same fields with the same units,
 * formulas and options, the same computed figures, the same scoring. Only then does a signature outlive the move of
 * its report to the other version. Headings, guidance, and who writes and sees what may differ.
 */
export function sameMeaning(before: CompiledTemplate, after: CompiledTemplate, section: string): boolean {
  return meaningOf(before, section) === meaningOf(after, section);
}

function meaningOf({ definition, sections }: CompiledTemplate, key: string): string {
  const { fields = [], shows = [], showsScore } = sections.get(key) ?? {};
  return canonicalJson({
    fields: fields.map(contentOf),
    shows,
    showsScore,
    derived: definition.derived.filter(({ section }) => section === key),
    indicators: definition.indicators.filter(({ section }) => section === key),
  });
}

function contentOf(field: FieldDefinition): Omit<FieldDefinition, 'guidance' | 'editableBy' | 'visibleTo'> {
  const { guidance: _, editableBy: __, visibleTo: ___, ...rest } = field;
  return rest;
}
