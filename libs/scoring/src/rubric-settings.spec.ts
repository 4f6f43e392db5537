import { describe, expect, it } from '@jest/globals';
import { compile, judgedIndicator } from './rubric.fixture.js';
import { checkRubric, type Rubric } from './rubric-settings.js';

describe('settings of a rubric', () => {
  const rubric: Rubric = { groups: [{ key: 'g', label: '组' }], indicators: [judgedIndicator('a', '100')] };
  const veto = { key: 'v', label: '违规', when: 'findings > 0', to: '0' };

  it.each([
    [
      'that fit',
      {
        cap: '100',
        vetoes: [veto],
        grades: [
          { label: '合格', from: '60' },
          { label: '差', from: '0' },
        ],
      },
      [],
    ],
    ['with a veto over an unknown group', { vetoes: [{ ...veto, group: 'gone' }] }, ['unknown_group']],
    ['with a veto whose formula is wrong', { vetoes: [{ ...veto, when: 'gone > 0' }] }, ['formula']],
    ['with a veto twice', { vetoes: [veto, veto] }, ['duplicate_key']],
    ['with a cap below the full points', { cap: '99' }, ['cap_below_full']],
    [
      'with grades that rise',
      {
        grades: [
          { label: '中', from: '60' },
          { label: '优', from: '90' },
          { label: '差', from: '0' },
        ],
      },
      ['grades'],
    ],
    ['with totals that have no grade', { grades: [{ label: '优', from: '90' }] }, ['grades']],
  ])('%s', (_, settings, codes) => {
    const problems = checkRubric({ ...rubric, settings }, compile);
    expect(problems.map(({ code }) => code)).toEqual(codes);
    for (const { message } of problems) expect(message).toMatch(/。$/);
  });
});
