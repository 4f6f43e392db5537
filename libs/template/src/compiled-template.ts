import type { Model } from '@countersign/figures';
import type { IndicatorDefinition } from '@countersign/scoring';
import type { AnswerInfo, FigureInfo } from './catalogue.js';
import type { FieldDefinition, SectionDefinition, TemplateDefinition } from './definition.js';

/** A template ready for use: every key with its place and shape, and the compiled formulas. Immutable. */
export interface CompiledTemplate {
  definition: TemplateDefinition;
  model: Model;
  figures: ReadonlyMap<string, FigureInfo>;
  answers: ReadonlyMap<string, AnswerInfo>;
  /** Sections that are assigned and signed, by key; headings are left out. */
  sections: ReadonlyMap<string, SectionDefinition>;
  fields: ReadonlyMap<string, FieldDefinition>;
  indicators: ReadonlyMap<string, IndicatorDefinition>;
  /** Names of rows that a report once added, by `table.row`; see `rememberRows`. */
  former?: ReadonlyMap<string, string>;
}

/** A located error of a template: `where` is the key of the section, field, figure, indicator or check. */
export interface TemplateError {
  code: string;
  where: string;
  /** Place in the JSON, for what was read from outside: `sections[3].fields[0].unit`, `derived[6]`. */
  path?: string;
  /** Characters into the formula, where one is at fault. */
  position?: number;
  message: string;
}

/** With errors the `template` is there when its figures and formulas are sound: enough to try out the indicators without errors. */
export type CompileResult =
  { ok: true; template: CompiledTemplate } | { ok: false; errors: TemplateError[]; template?: CompiledTemplate };
