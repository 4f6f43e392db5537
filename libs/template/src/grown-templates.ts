import { compileTemplate } from './compile-template.js';
import type { CompiledTemplate } from './compiled-template.js';
import { rowsText, withRows } from './with-rows.js';

const defaultMost = 50;

/**
 * Compiled templates with the rows that reports added. The last few are kept, since a report is read and saved many
 * times between two changes of its rows.
 */
export class GrownTemplates {
  private readonly kept = new Map<string, CompiledTemplate>();
  private readonly numbers = new WeakMap<CompiledTemplate, number>();
  private next = 0;

  constructor(private readonly most = defaultMost) {}

  /** The template as a report with these answers has it; `base` itself while nobody added a row. */
  of(base: CompiledTemplate, answers: Readonly<Record<string, unknown>>): CompiledTemplate {
    const text = rowsText(base.definition, answers);
    if (!text) return base;
    const key = `${this.numberOf(base)} ${text}`;
    const grown = this.kept.get(key) ?? compiled(base, answers);
    this.kept.delete(key);
    this.kept.set(key, grown);
    if (this.kept.size > this.most) this.kept.delete(this.kept.keys().next().value!);
    return grown;
  }

  private numberOf(base: CompiledTemplate): number {
    const known = this.numbers.get(base);
    if (known !== undefined) return known;
    this.next += 1;
    this.numbers.set(base, this.next);
    return this.next;
  }
}

function compiled(base: CompiledTemplate, answers: Readonly<Record<string, unknown>>): CompiledTemplate {
  const result = compileTemplate(withRows(base.definition, answers));
  if (result.ok) return result.template;
  // only rows that fit are put in place, and the template was checked with as many as may be added
  throw new Error(result.errors.map(({ message }) => message).join(' '));
}
