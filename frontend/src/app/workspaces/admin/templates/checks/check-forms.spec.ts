import { describe, expect, it } from '@jest/globals';
import { checkSchema } from '@countersign/checks';
import { template2020 } from '@countersign/template';
import { checkForms } from './check-forms.js';
import { checkStart, placed } from './check-places.js';

const start = checkStart(template2020, 'k1', 'execution.total.spent');

describe('the forms of checks', () => {
  it.each(checkForms.map((form) => [form.kind, form] as const))(
    '%s begins with a check that can be stored',
    (_, form) => {
      expect(checkSchema.safeParse(form.fresh(start)).error).toBeUndefined();
    },
  );

  it('begin with what the template has', () => {
    expect(start).toMatchObject({ field: 'execution', figure: 'execution.total.spent' });
    for (const key of [start.table, start.list, start.narrative]) expect(key).not.toBe('');
  });

  it('put a place into the section of its field', () => {
    const equal = checkForms.find(({ kind }) => kind === 'equal')!.fresh(start);
    const moved = placed(template2020, {
      ...equal,
      kind: 'equal',
      left: { label: '', formula: '0', section: '', field: 'execution' },
      right: { label: '', formula: '0', section: '', field: template2020.derived[0]!.key },
      unit: '元',
      tolerance: '0',
    });
    expect(moved).toMatchObject({
      left: { section: 'execution' },
      right: { section: template2020.derived[0]!.section },
    });
  });
});
