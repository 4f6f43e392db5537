import { Decimal, formatFigure, roundHalfUp } from '@countersign/figures';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileTemplate } from './compile-template.js';
import { compiled2020 } from './compiled-2020.fixture.js';
import type { DerivedDefinition, TemplateDefinition } from './definition.js';
import { goldenInputs } from './demo/index.js';
import { roundingNotes, shownSums } from './rounding-notes.js';

const wan = { unit: '万元', decimals: 2 } as const;
const parts = ['a', 'b', 'c'];

/** Three amounts in 元, each shown in 万元, and their sum. */
const derived: DerivedDefinition[] = [
  ...parts.map((key) => ({ ...wan, key: `wan_${key}`, label: key, formula: `in.${key}`, section: 's' })),
  { ...wan, key: 'total', label: '合计', formula: 'sum(wan_a, wan_b, wan_c)', section: 's' },
  { ...wan, key: 'plus', label: '两项', formula: 'wan_a + wan_b', section: 's' },
  { ...wan, key: 'difference', label: '差额', formula: 'wan_a - wan_b', section: 's' },
];
const definition: TemplateDefinition = {
  key: 'rounding',
  year: 2020,
  title: '四舍五入',
  sections: [
    {
      key: 's',
      number: '一',
      title: '金额',
      fields: parts.map((key) => ({ kind: 'figure', key: `in.${key}`, label: key, unit: '万元', decimals: 6 })),
    },
  ],
  derived,
  groups: [{ key: 'g', label: '全部' }],
  indicators: [
    {
      key: 'i',
      label: '评定',
      group: 'g',
      points: '100',
      section: 's',
      criterion: '由评审人评定。',
      rule: { kind: 'judged', points: '100', step: '1', label: '评定' },
    },
  ],
  checks: [],
};
const compiled = compileTemplate(definition);
if (!compiled.ok) throw new Error(compiled.errors.map(({ message }) => message).join('\n'));
const { template } = compiled;

const notesFor = (amounts: readonly string[]) => {
  const evaluation = template.model.evaluate(
    Object.fromEntries(amounts.map((amount, index) => [`in.${parts[index]}`, amount])),
  );
  return { evaluation, notes: roundingNotes(shownSums(template), (key) => evaluation.get(key)) };
};

describe('a sum that rounding makes look wrong', () => {
  it('is named with both values', () => {
    const { notes } = notesFor(['0.005', '0.005', '0.01']);
    expect(notes).toEqual([
      {
        figure: 'total',
        parts: ['wan_a', 'wan_b', 'wan_c'],
        shown: '0.02',
        shownParts: '0.03',
        message: '“合计”显示为 0.02 万元，各项显示数之和为 0.03 万元，相差 0.01 万元，系四舍五入所致。',
      },
      expect.objectContaining({ figure: 'plus', shown: '0.01', shownParts: '0.02' }),
    ]);
  });

  it('is not named when the shown parts add up, or when a part is unknown', () => {
    expect(notesFor(['1.5', '2.25', '3']).notes).toEqual([]);
    expect(notesFor(['0.005', '0.005']).notes.map(({ figure }) => figure)).toEqual(['plus']);
  });

  it('is always named: whatever the amounts, a shown sum equals its shown parts or has a note', () => {
    const amount = fc.integer({ min: 0, max: 99_999_999 }).map((n) => new Decimal(n).div(1_000_000).toFixed());
    fc.assert(
      fc.property(fc.tuple(amount, amount, amount), (amounts) => {
        const { evaluation, notes } = notesFor(amounts);
        const shown = (key: string) => {
          const value = evaluation.get(key);
          return value.kind === 'known' ? roundHalfUp(value.value, 2) : new Decimal(NaN);
        };
        const added = parts.reduce((sum, key) => sum.plus(shown(`wan_${key}`)), new Decimal(0));
        const note = notes.find(({ figure }) => figure === 'total');
        expect(note?.shownParts).toBe(added.eq(shown('total')) ? undefined : formatFigure(added, wan));
      }),
    );
  });
});

it('no sum of the published 2020 report looks wrong', () => {
  const template = compiled2020();
  const evaluation = template.model.evaluate(goldenInputs.figures);
  expect(roundingNotes(shownSums(template), (key) => evaluation.get(key))).toEqual([]);
});

it('a subtotal over a pattern has the rows of its group as parts, and not itself', () => {
  const sum = shownSums(compiled2020()).find(({ figure }) => figure.key === 'execution.basic.spent');
  const parts = sum?.parts.map(({ key }) => key) ?? [];
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.filter((key) => !/^execution\.basic\.[a-z_]+\.spent$/.test(key))).toEqual([]);
});
