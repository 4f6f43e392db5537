import { restrictedTemplate } from '@countersign/template/restricted';
import { describe, expect, it } from '@jest/globals';
import { seenAs, type Moment, type Onlooker } from './seen-as.js';

const { fields } = restrictedTemplate.sections[0]!;
const secret = ['secret_text', 'secret_figure', 'secret_choice', 'secret_table', 'secret_list'];
const open = ['spent', 'remarks'];
const at = (state: Moment['state'], reportState: Moment['reportState'] = 'drafting'): Moment => ({
  state,
  reportState,
});

const cases: [Onlooker, Moment, seen: string[] | null, writes: string[]][] = [
  ['owner', at('draft'), [...open, ...secret, 'remedy'], [...open, ...secret]],
  ['owner', at('returned'), [...open, ...secret, 'review_note', 'remedy'], [...open, ...secret, 'remedy']],
  ['owner', at('in_review'), [...open, ...secret, 'remedy'], []],
  ['reviewer', at('in_review'), [...open, ...secret, 'review_note', 'remedy'], ['review_note']],
  ['leader', at('awaiting_sign_off'), [...open, 'review_note', 'remedy'], []],
  ['assisting', at('draft'), [...open, 'remedy'], []],
  ['colleague', at('draft'), [...open, 'remedy'], []],
  ['finance', at('draft'), null, []],
  ['finance', at('signed_off', 'submitted'), [...open, 'remedy'], []],
  ['public', at('signed_off', 'accepted'), null, []],
  ['public', at('signed_off', 'published'), [...open, 'remedy'], []],
];

describe('the preview of a form as a role, at a moment', () => {
  it.each(cases)('%s, %j', (onlooker, moment, seen, writes) => {
    const form = seenAs(fields, onlooker, moment);
    expect([
      form.fields && form.fields.map(({ field }) => field.key),
      form.fields?.filter((each) => each.writes).map(({ field }) => field.key) ?? [],
    ]).toEqual([seen, writes]);
  });

  it('names what is hidden, so that nothing is missed without notice', () => {
    expect(seenAs(fields, 'leader', at('draft')).hidden.map(({ key }) => key)).toEqual(secret);
  });
});
