import { describe, expect, it } from '@jest/globals';
import { evaluateReport, template2020, type TemplateDefinition } from '@countersign/template';
import { goldenInputs } from '@countersign/template/demo';
import { faultless } from './faultless.js';

const totalOf = (definition: TemplateDefinition) => {
  const tried = faultless(definition);
  return tried && { total: evaluateReport(tried.template, goldenInputs).total, leftOut: tried.leftOut };
};
const change = <T extends { key: string }>(items: T[], key: string, part: Partial<T>): T[] => {
  expect(items.map((item) => item.key)).toContain(key);
  return items.map((item) => (item.key === key ? { ...item, ...part } : item));
};

describe('a draft that is tried before it is finished', () => {
  it('gives the full result when nothing is wrong', () => {
    expect(totalOf(template2020)).toEqual({ total: '95.41', leftOut: [] });
  });

  it('does not ask for 100 points', () => {
    const indicators = template2020.indicators.slice(0, 3);
    expect(totalOf({ ...template2020, indicators, checks: [] })).toMatchObject({ leftOut: [] });
  });

  it('leaves out an indicator with a wrong formula, and scores the others', () => {
    const [first] = template2020.indicators;
    const rule = { kind: 'proportional' as const, ratio: 'nothing_of_this_name', label: '率', points: first!.points };
    const indicators = change(template2020.indicators, first!.key, { rule });
    const tried = totalOf({ ...template2020, indicators, checks: [] });
    expect(tried?.leftOut).toEqual([first!.key]);
  });

  it('takes a computed figure with a wrong formula as a blank one', () => {
    const [first] = template2020.derived;
    const derived = change(template2020.derived, first!.key, { formula: '1 +' });
    const tried = faultless({ ...template2020, derived });
    expect(tried?.leftOut).toEqual([]);
    expect(tried?.template.model.isComputed(first!.key)).toBe(false);
  });

  it('takes a column with a wrong formula as one that is typed', () => {
    const sections = template2020.sections.map((section) => ({
      ...section,
      fields: section.fields.map((field) =>
        field.key === 'execution' && field.kind === 'table'
          ? { ...field, columns: field.columns.map((each) => (each.formula ? { ...each, formula: 'nothing' } : each)) }
          : field,
      ),
    }));
    expect(faultless({ ...template2020, sections })?.leftOut).toEqual([]);
  });

  it('is given up when two sections share a key', () => {
    expect(faultless({ ...template2020, sections: [...template2020.sections, template2020.sections[0]!] })).toBeNull();
  });
});
