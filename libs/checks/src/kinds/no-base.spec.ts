import { describe, expect, it } from '@jest/globals';
import type { CheckRow } from '../context.js';
import { base, run } from './run.fixture.js';

const check = { ...base, kind: 'no_base' } as const;
const cells: CheckRow = {
  key: 'reception',
  label: '公务接待费',
  kind: 'item',
  formula: () => undefined,
  cell: (column) => `three_public.reception.${column}`,
};

describe('an amount without a base', () => {
  it.each([
    ['5.42', '0', 1],
    ['5.42', '0.00', 1],
    ['5.42', '6', 0],
    ['0', '0', 0],
  ])('spent %s of a budget of %s gives %i findings', (final, budget, findings) => {
    const figures = { 'three_public.final': final, 'three_public.budget': budget };
    const alone = { ...check, amount: 'three_public.final', base: 'three_public.budget' };
    expect(run(alone, { figures })).toHaveLength(findings);
  });

  it('a blank budget is no budget of 0', () => {
    const alone = { ...check, amount: 'three_public.final', base: 'three_public.budget' };
    expect(run(alone, { figures: { 'three_public.final': '5.42' } })).toEqual([]);
  });

  it('looks at every item row of a table', () => {
    const figures = { 'three_public.reception.final': '5.42', 'three_public.reception.budget': '0' };
    const found = run(
      { ...check, table: 'three_public', amount: 'final', base: 'budget' },
      { figures, rows: [cells, { ...cells, kind: 'subtotal' }] },
    );
    expect(found).toMatchObject([
      {
        key: 'c:three_public.reception.final|5.42',
        message:
          '“表1 公务接待费 决算”为 5.42 万元，而“表1 公务接待费 预算”为 0.00 万元，没有基数，无法计算比率，请核对或说明原因。',
      },
    ]);
  });
});
