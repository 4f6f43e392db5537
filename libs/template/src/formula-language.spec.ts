import { describe, expect, it } from '@jest/globals';
import { compileTemplate, template2020, type TemplateDefinition } from './index.js';

/** The 2020 template with one more computed figure. */
function withDerived(formula: string, unit: string): TemplateDefinition {
  const more = { key: 'more', label: '测试', section: 'budget', decimals: 2, formula, unit };
  return { ...template2020, derived: [...template2020.derived, more] };
}

function valueOf(formula: string, unit: string, figures: Record<string, string>): string | undefined {
  const result = compileTemplate(withDerived(formula, unit));
  if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join('\n'));
  const value = result.template.model.evaluate(figures).get('more');
  return value.kind === 'known' ? value.value.toString() : undefined;
}

describe('formulas of a template', () => {
  it('convert money where they say so', () => {
    expect(valueOf('to(staff.labour_dispatch_cost, 元)', '元', { 'staff.labour_dispatch_cost': '20.3' })).toBe(
      '203000',
    );
  });

  it("read last year's figures", () => {
    const growth = 'staff.on_posts / prior(staff.on_posts) - 1';
    expect(valueOf(growth, '%', { 'staff.on_posts': '33', 'staff.on_posts@prior': '30' })).toBe('0.1');
  });

  it('mix no units, and the message names the figure, the place and the way out', () => {
    const result = compileTemplate(
      withDerived('to(staff.labour_dispatch_cost, 元) + 1 + staff.labour_dispatch_cost', '元'),
    );
    expect(result.ok ? [] : result.errors).toEqual([
      {
        code: 'unit_mismatch',
        where: 'more',
        position: 38,
        message: '“more”公式第 39 个字符处：“+”左边的单位是“元”，右边是“万元”，请用 to(…, 万元) 换算。',
      },
    ]);
  });

  it('of rows may name the cells of the same row in every function', () => {
    const sections = template2020.sections.map((section) => ({
      ...section,
      fields: section.fields.map((field) =>
        field.key === 'quarters' && field.kind === 'table'
          ? {
              ...field,
              columns: field.columns.map((column) =>
                column.key === 'progress'
                  ? { ...column, formula: 'roundDown(cumulative_spent / prior(total_index), 2)' }
                  : column,
              ),
            }
          : field,
      ),
    }));
    const result = compileTemplate({ ...template2020, sections });
    if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join('\n'));
    const figures = { 'quarters.q1.cumulative_spent': '2', 'quarters.q1.total_index@prior': '3' };
    expect(result.template.model.evaluate(figures).get('quarters.q1.progress')).toMatchObject({ kind: 'known' });
    expect(result.template.model.priorKeys).toContain('quarters.q1.total_index');
  });
});
