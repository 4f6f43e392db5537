import { describe, expect, it } from '@jest/globals';
import expectedReport from '../golden/report-2020.expected.json' with { type: 'json' };
import figures from '../golden/report-2020.figures.json' with { type: 'json' };
import rubric from '../golden/rubric-2020.json' with { type: 'json' };
import { goldenInputs, settledInputs } from './demo/index.js';
import { compileTemplate, evaluateReport, requiredMissing, shownFigure, template2020, type Finding } from './index.js';

type ExecutionRow = Record<'group' | 'item', string> & Record<string, string>;
const expected: { derived: Record<string, string | string[]>; score_total: string } = expectedReport;
const execution: { columns: string[]; rows: ExecutionRow[] } = figures.execution;

const compiled = compileTemplate(template2020);
if (!compiled.ok) throw new Error(compiled.errors.map(({ message }) => message).join('\n'));
const { template } = compiled;
const golden = evaluateReport(template, goldenInputs);
const plain = (text: string) => text.replaceAll(',', '').replace('%', '');

/** Shown value of a figure, entered or computed, without separators and sign of percent. */
function shown(key: string, report = golden): string {
  const result = report.derived[key];
  const value = result ? ('value' in result ? result.value : undefined) : goldenInputs.figures[key];
  if (value === undefined) throw new Error(`${key} has no value`);
  return plain(shownFigure(template, key, value, true));
}

describe('the 2020 report, computed values', () => {
  const flat = Object.entries(expected.derived).flatMap(([key, value]) =>
    Array.isArray(value)
      ? value.map((each, index): [string, string] => [`quarters.q${index + 1}.progress`, each])
      : [[key.replace(/_percent$/, ''), value] as [string, string]],
  );

  it.each(flat)('%s is %s', (key, value) => {
    expect(shown(key)).toBe(value);
  });
});

describe('the 2020 report, every cell of the execution table', () => {
  const rowKey = ({ group, item }: ExecutionRow) =>
    item === 'TOTAL' ? 'total' : item === 'SUBTOTAL' ? group : `${group}.${item}`;
  const cells = execution.rows.flatMap((row) =>
    execution.columns.map((column): [string, string] => [`execution.${rowKey(row)}.${column}`, row[column]!]),
  );

  it.each(cells)('%s is %s to two decimals', (key, value) => {
    const [whole = '', fraction = ''] = value.split('.');
    expect(shown(key)).toBe(`${whole}.${fraction.padEnd(2, '0')}`);
  });
});

describe('the 2020 report, score', () => {
  it.each(rubric.map(({ key, expected: points, points: of }) => [key, points, of] as const))(
    '%s gets %s of %s, with its working',
    (key, points, of) => {
      const score = golden.scores.find((each) => each.key === key);
      expect(score).toMatchObject({ points, of: String(of), missing: [] });
      expect(score!.steps.length).toBeGreaterThan(0);
    },
  );

  it('totals 95.41 of 100, and the groups add up to it', () => {
    expect(golden.total).toBe(expected.score_total);
    const top = golden.groups.filter(({ key }) => ['decision', 'management', 'performance'].includes(key));
    expect(top.map(({ points }) => points)).toEqual(['24', '16.94', '54.47']);
  });

  it('has the 21 indicators of the rubric and no other', () => {
    expect(golden.scores.map(({ key }) => key).sort()).toEqual(rubric.map(({ key }) => key).sort());
  });
});

describe('the 2020 report, contradictions', () => {
  const find = (kind: string, check?: string): Finding => {
    const found = golden.findings.filter((each) => each.kind === kind && (!check || each.check === check));
    expect(found).toHaveLength(1);
    return found[0]!;
  };

  it('finds exactly seven', () => {
    expect(golden.findings.map(({ check }) => check).sort()).toEqual([
      'closing_balance_unit',
      'execution_reasons',
      'goals_reached',
      'labour_dispatch_cost',
      'number_of_projects',
      'staff_over_posts',
      'stated_projects_total',
    ]);
  });

  it('the stated total of projects is 0.01 off', () => {
    expect(find('stated').facts).toMatchObject({ stated: '37761.05', computed: '37761.04', unit: '万元' });
  });

  it('the dispatch cost differs between staff and procurement', () => {
    const { values } = find('same_fact', 'labour_dispatch_cost').facts as {
      values: { section: string; value: string }[];
    };
    expect(values.map(({ section, value }) => [section, value])).toEqual([
      ['staff', '46.71'],
      ['procurement', '46.72'],
    ]);
  });

  it('the number of projects differs between narrative and goals', () => {
    const { values } = find('same_fact', 'number_of_projects').facts as { values: { value: string }[] };
    expect(values.map(({ value }) => value)).toEqual(['11', '14']);
  });

  it('the closing balance in 元 is doubted beside 892.98 万元', () => {
    expect(find('unit_doubt').facts).toMatchObject({ suspect: '108.95', suspectUnit: '元', beside: '892.98' });
  });

  it('two rows owe a reason', () => {
    expect(find('missing_reason').message).toContain('一般管理事务（90.10%）、预算准备金（0.00%）');
  });

  it('one goal is missed, the withdrawn one is not counted', () => {
    expect(find('target').facts).toMatchObject({ target: '95', reached: '50.00', unit: '%' });
  });

  it('more staff than posts is told', () => {
    expect(find('alert').facts).toMatchObject({ shown: '120.00%' });
  });

  it('every finding leads to a section and fields that exist', () => {
    for (const { section, places } of golden.findings) {
      expect(template.sections.has(section)).toBe(true);
      for (const place of places) expect(template.sections.has(place.section)).toBe(true);
    }
  });
});

describe('the mended report', () => {
  const settled = evaluateReport(template, settledInputs);

  it('keeps 95.41 and has nothing blocking', () => {
    expect(settled.total).toBe('95.41');
    expect(settled.findings.filter(({ severity }) => severity === 'blocking')).toEqual([]);
  });

  it.each([...template.sections.keys()])('section %s owes nothing', (section) => {
    expect(requiredMissing(template, section, settledInputs)).toEqual([]);
  });
});

describe('an evaluation', () => {
  /** The same content as another JSON writer would order it. */
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, part]) => [key, turned(part)]),
    );
  };

  it.each(Object.entries({ goldenInputs, settledInputs }))(
    'of %s does not depend on the order in which figures, answers and cells of a row arrive',
    (_, inputs) => {
      expect(evaluateReport(template, turned(inputs) as typeof inputs)).toEqual(evaluateReport(template, inputs));
    },
  );
});
