import { describe, expect, it } from '@jest/globals';
import { template2020, type ListField } from '@countersign/template';
import { columnsNamedBy, fieldsNamedBy, itemsNamedBy, keysNamedBy } from './check-fields.js';

const check = (key: string) => template2020.checks.find((each) => each.key === key)!;
const list = (key: string) =>
  template2020.sections.flatMap(({ fields }) => fields).find((each): each is ListField => each.key === key)!;

describe('what a check is tried with', () => {
  it('are the texts and figures of its places', () => {
    expect(keysNamedBy(check('labour_dispatch_cost'))).toEqual(['staff_narrative', 'procurement.services.actual']);
    expect(fieldsNamedBy(template2020, check('labour_dispatch_cost')).map(({ key }) => key)).toContain(
      'staff_narrative',
    );
  });

  it('are the columns of its list that it reads', () => {
    const columns = columnsNamedBy(check('goals_reached'), list('goals'));
    expect(columns.map(({ key }) => key)).toEqual(['indicator', 'target', 'result', 'deviation']);
  });

  it('is the item that needs evidence, and the first column of the evidence', () => {
    const evidence = check('supervision_evidence');
    expect(itemsNamedBy(template2020, evidence)).toMatchObject([{ answer: 'supervision', key: 'inspected' }]);
    expect(columnsNamedBy(evidence, list('supervision_evidence'))).toHaveLength(1);
    expect(itemsNamedBy(template2020, check('goals_reached'))).toEqual([]);
  });
});
