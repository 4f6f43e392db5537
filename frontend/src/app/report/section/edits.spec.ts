import { describe, expect, it } from '@jest/globals';
import { nextRequest, overlay, rebase, withEdit, withoutSent, type Edit, type SectionValues } from './edits.js';

const stored: SectionValues = {
  revision: 7,
  figures: { a: '1', b: '2' },
  answers: { text: '原文', list: [{ n: '甲' }] },
};
const figure = (key: string, value: string | null): Edit => ({ kind: 'figure', key, value });
const theirs = (change: Partial<SectionValues>): SectionValues => ({ ...stored, revision: 8, ...change });

describe('unsaved edits', () => {
  it('lie over what is stored; null clears a figure', () => {
    const shown = overlay(stored, [
      figure('a', null),
      figure('c', '3'),
      { kind: 'narrative', key: 'text', value: '新' },
    ]);
    expect(shown.figures).toEqual({ b: '2', c: '3' });
    expect(shown.answers['text']).toBe('新');
  });
  it('keep only the last word on a place', () => {
    const edits = withEdit(stored, withEdit(stored, [], figure('a', '5')), figure('a', '6'));
    expect(edits).toEqual([figure('a', '6')]);
  });
  it('vanish when a place says again what is stored', () => {
    expect(withEdit(stored, [figure('a', '5')], figure('a', '1'))).toEqual([]);
    expect(withEdit(stored, [], figure('missing', null))).toEqual([]);
  });
  it('typed again while a save was under way are still to be saved', () => {
    expect(withoutSent([figure('a', '6'), figure('b', '3')], [figure('a', '5'), figure('b', '3')])).toEqual([
      figure('a', '6'),
    ]);
  });
  it('go out by kind, narratives one by one', () => {
    const narrative: Edit = { kind: 'narrative', key: 'text', value: 'x' };
    const answer: Edit = { kind: 'answer', key: 'list', value: [] };
    expect(nextRequest([figure('a', '5'), narrative, figure('b', '6')])).toEqual([figure('a', '5'), figure('b', '6')]);
    expect(nextRequest([narrative, answer])).toEqual([narrative]);
    expect(nextRequest([])).toEqual([]);
  });
});

describe('somebody else saved meanwhile', () => {
  it('other cells go together by themselves', () => {
    expect(rebase(stored, [figure('a', '5')], theirs({ figures: { a: '1', b: '9' } }))).toEqual({
      edits: [figure('a', '5')],
      conflicts: [],
    });
  });
  it('the same value typed twice is settled', () => {
    expect(rebase(stored, [figure('a', '5')], theirs({ figures: { a: '5' } }))).toEqual({ edits: [], conflicts: [] });
  });
  it('the same cell with two values is kept with both', () => {
    expect(rebase(stored, [figure('a', '5')], theirs({ figures: { a: '6' } }))).toEqual({
      edits: [],
      conflicts: [{ kind: 'figure', key: 'a', mine: '5', theirs: '6' }],
    });
  });
  it('a cell cleared by one and changed by the other is kept with both', () => {
    expect(rebase(stored, [figure('a', null)], theirs({ figures: { a: '6' } })).conflicts).toEqual([
      { kind: 'figure', key: 'a', mine: null, theirs: '6' },
    ]);
  });
  it('a text changed by both is kept with both', () => {
    const edit: Edit = { kind: 'narrative', key: 'text', value: '我的' };
    expect(rebase(stored, [edit], theirs({ answers: { ...stored.answers, text: '他的' } })).conflicts).toEqual([
      { kind: 'narrative', key: 'text', mine: '我的', theirs: '他的' },
    ]);
  });
});
