import { describe, expect, it } from '@jest/globals';
import type { CheckRow } from '../context.js';
import type { RowCheck } from '../definition.js';
import { base, run } from './run.fixture.js';

const check: RowCheck = {
  ...base,
  kind: 'row',
  table: 'three_public',
  left: { label: '预算', formula: 'budget' },
  right: { label: '决算与结余之和', formula: 'final + 1' },
  unit: '万元',
  tolerance: '0',
};
const row = (key: string, label: string, kind: CheckRow['kind'] = 'item'): CheckRow => ({
  key,
  label,
  kind,
  formula: (columns) =>
    key === 'heading' ? undefined : columns.replace(/budget|final/g, (column) => `three_public.${key}.${column}`),
  cell: (column) => `three_public.${key}.${column}`,
});
const rows = [row('heading', '其中', 'heading'), row('reception', '公务接待费'), row('vehicles', '公务用车')];
const figures = {
  'three_public.reception.budget': '6.21',
  'three_public.reception.final': '5.21',
  'three_public.vehicles.budget': '3.58',
  'three_public.vehicles.final': '2.48',
};

describe('arithmetic in every row', () => {
  it('the row that breaks it is named, the others are silent', () => {
    expect(run(check, { figures, rows })).toMatchObject([
      {
        key: 'c:vehicles|3.58|3.48',
        message: '“核对（公务用车）”不相符：预算为 3.58 万元，决算与结余之和为 3.48 万元，相差 0.10 万元，请核对。',
        places: [{ field: 'three_public.vehicles.budget' }, { field: 'three_public.vehicles.final' }],
        facts: { row: 'vehicles', difference: '0.1' },
      },
    ]);
  });

  it('two rows with the same values are two findings', () => {
    const same = { ...figures, 'three_public.reception.budget': '3.58', 'three_public.reception.final': '2.48' };
    expect(run(check, { figures: same, rows })).toHaveLength(2);
  });

  it('may be narrowed to some rows, and waits for a blank cell', () => {
    expect(run({ ...check, rows: ['reception'] }, { figures, rows })).toEqual([]);
    expect(run(check, { figures: { 'three_public.vehicles.budget': '3.58' }, rows })).toEqual([]);
  });
});
