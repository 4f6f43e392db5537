import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { completionsAt } from './completions.js';

const names = ['budget.total', 'rows.one.spent', 'rows.two.spent', 'spent', 'staff'];

/** `|` is the place. */
const at = (marked: string) => completionsAt(marked.replace('|', ''), marked.indexOf('|'), names);
const offered = (marked: string) => at(marked).items.map(({ text }) => text);

describe('what may be written at a place', () => {
  it.each([
    ['sp|', ['spent', 'rows.one.spent', 'rows.two.spent']],
    ['rows.|', ['rows.one.spent', 'rows.two.spent']],
    ['budget.total + st|', ['staff']],
    ['su|', ['sum']],
    ['ro|', ['rows.one.spent', 'rows.two.spent', 'round', 'roundUp', 'roundDown']],
    ['no|', ['not']],
    ['sum(rows|', ['rows.*.spent', 'rows.one.spent', 'rows.two.spent']],
    ['sum(rows.*|', ['rows.*.spent']],
    ['abs(rows|', ['rows.one.spent', 'rows.two.spent']],
    ['sum(1 + rows|', ['rows.one.spent', 'rows.two.spent']],
    ['prior(su|', []],
    ['prior(b|', ['budget.total']],
    ['to(spent, |', ['元', '千元', '万元', '百万元', '亿元']],
    ['to(spent, 万|', ['万元']],
    ['round(spent, |', []],
    ['spent a|', ['and']],
    ['(spent) o|', ['or']],
    ['spent |', ['and', 'or']],
    ['spent*st|', ['staff']],
    ['元 ? st|', []],
  ])('%s → %j', (marked, expected) => {
    expect(offered(marked)).toEqual(expected);
  });

  it('replaces the whole word, also what stands after the place', () => {
    expect(at('1 + bud|get.to * 2')).toMatchObject({ from: 4, to: 13, items: [{ insert: 'budget.total' }] });
  });

  it('a function brings its parenthesis', () => {
    expect(at('coal|').items).toEqual([{ kind: 'function', text: 'coalesce', insert: 'coalesce(' }]);
  });

  it('at an empty place everything is offered that may begin a formula', () => {
    expect(offered('|')).toEqual(expect.arrayContaining(['sum', 'prior', 'to', ...names]));
  });

  it('of fifteen thousand figures at most fifty are listed', () => {
    const many = Array.from({ length: 15_000 }, (_, index) => `rows.r${index}.spent`);
    expect(completionsAt('sum(rows', 8, many).items).toHaveLength(50);
  });

  it('never throws, wherever the place is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), fc.integer({ min: -5, max: 40 }), (text, place) => {
        const { from, to } = completionsAt(text, place, names);
        return from <= to && from >= 0 && to <= text.length;
      }),
    );
  });
});
