import { describe, expect, it } from '@jest/globals';
import type { ReasonRow } from '../context.js';
import type { CheckDefinition } from '../definition.js';
import { base, model, run } from './run.fixture.js';

describe('a reason that is missing', () => {
  const check: CheckDefinition = { ...base, kind: 'missing_reason', table: 'execution' };
  const row = (key: string, kind: ReasonRow['kind'], spent: string, total: string, reason = ''): ReasonRow => {
    const evaluation = model.evaluate({ 'staff.on_posts': spent, 'staff.posts': total });
    return { key, kind, label: `<${key}>`, progress: evaluation.get('staff.control'), reason };
  };
  const rows = [
    row('basic.public', 'item', '36.33', '66.12'),
    row('basic.public.daily', 'of_which', '32.77', '62.45', '厉行节约'),
    row('basic', 'subtotal', '1', '2'),
    row('project.talent', 'item', '41.80', '90', '政策调整'),
    row('project.general', 'item', '334.07', '370.78', ' '),
    row('project.general.reception', 'of_which', '0.09', '4.85'),
    row('project.reserve', 'item', '0', '30'),
    row('project.edge', 'item', '95', '100'),
    row('project.empty', 'item', '0', '0'),
    row('total', 'total', '1', '2'),
  ];

  it('is asked for once a table, for item rows below the threshold that no "of which" row explains', () => {
    expect(run(check, { table: { below: '0.95', rows } })).toMatchObject([
      {
        key: 'c:project.general=90.10%|project.reserve=0.00%',
        message:
          '“表5 预算执行情况”有 2 行低于 95% 而未说明原因：<project.general>（90.10%）、<project.reserve>（0.00%），请在该行或其中项补充原因。',
        places: [
          { field: 'execution.project.general.reason', shown: '90.10%' },
          { field: 'execution.project.reserve.reason' },
        ],
        facts: {
          rows: [
            { row: 'project.general', percent: '90.1' },
            { row: 'project.reserve', percent: '0' },
          ],
        },
      },
    ]);
  });

  it('is asked of no table without such a rule', () => {
    expect(run(check, {})).toEqual([]);
  });
});
