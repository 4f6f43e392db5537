import type { FieldDefinition } from '@countersign/template';
import { describe, expect, it } from '@jest/globals';
import { rightLines, rightsOf, withRights, withState } from './rights.js';

const field: FieldDefinition = {
  kind: 'narrative',
  key: 'note',
  label: '记录',
  maxLength: 10,
  editableBy: ['reviewer'],
};
const all = ['draft', 'returned', 'accepted'] as const;

describe('rights of a field in its form', () => {
  it('a role alone and a role with states are lines, and come back as short as they were', () => {
    const rights = ['reviewer', { role: 'owner' as const, states: ['returned' as const] }] as const;
    const lines = rightLines(rights);
    expect(lines).toEqual([
      { role: 'reviewer', states: [] },
      { role: 'owner', states: ['returned'] },
    ]);
    expect(rightsOf(lines)).toEqual(rights);
  });

  it('states stand in their usual order however they are ticked; without any the role holds always', () => {
    const late = withState({ role: 'owner', states: ['accepted'] }, { state: 'draft', on: true }, all);
    expect(rightsOf([late])).toEqual([{ role: 'owner', states: ['draft', 'accepted'] }]);
    const none = withState({ role: 'owner', states: ['accepted'] }, { state: 'accepted', on: false }, all);
    expect(rightsOf([none])).toEqual(['owner']);
  });

  it('a list that says nothing is no property of the field', () => {
    expect(withRights(field, 'editableBy', [])).toEqual({
      kind: 'narrative',
      key: 'note',
      label: '记录',
      maxLength: 10,
    });
    expect(withRights(field, 'visibleTo', null)).toEqual(field);
    expect(withRights(field, 'visibleTo', ['finance'])).toEqual({ ...field, visibleTo: ['finance'] });
  });
});
