import { describe, expect, it } from '@jest/globals';
import { buildModel } from './build-model.js';
import type { Model } from './model.js';

const inputs = [
  'execution.basic.public.spent',
  'execution.basic.staff.spent',
  'execution.basic.public.daily.spent',
  'rate.top',
  'rate.bottom',
];

function built(derived: Record<string, string>): Model {
  const result = buildModel({ inputs, derived: Object.entries(derived).map(([key, formula]) => ({ key, formula })) });
  if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join('\n'));
  return result.model;
}

function errorsOf(derived: Record<string, string>) {
  const result = buildModel({ inputs, derived: Object.entries(derived).map(([key, formula]) => ({ key, formula })) });
  return result.ok ? [] : result.errors;
}

describe('a pattern', () => {
  it('stands for exactly one key part, so an "of which" row is never added again', () => {
    const model = built({ 'execution.basic.spent': 'sum(execution.basic.*.spent)' });
    const compiled = model.compile('sum(execution.basic.*.spent)');
    expect(compiled.ok && compiled.reader.keys).toEqual([
      'execution.basic.public.spent',
      'execution.basic.staff.spent',
    ]);
  });

  it('never includes the figure that its formula defines', () => {
    const model = built({ 'execution.basic.total.spent': 'sum(execution.basic.*.spent)' });
    const evaluation = model.evaluate({ 'execution.basic.public.spent': '1', 'execution.basic.staff.spent': '2' });
    expect(evaluation.get('execution.basic.total.spent')).toMatchObject({ kind: 'known' });
  });

  it('that matches nothing is an error with its place', () => {
    expect(errorsOf({ total: '1 + sum(budget.*.spent)' })).toMatchObject([
      { code: 'no_match', key: 'total', position: 8 },
    ]);
  });
});

describe('errors of a template', () => {
  it('are all given, each located', () => {
    expect(errorsOf({ first: 'rate.top +', second: 'rate.top + rate.botom', third: 'sum(' })).toMatchObject([
      { code: 'unexpected_end', key: 'first', position: 10 },
      { code: 'unknown_name', key: 'second', position: 11, message: expect.stringContaining('rate.botom') },
      { code: 'unexpected_end', key: 'third', position: 4 },
    ]);
  });

  it('a cycle is told with its path and the place where it begins', () => {
    expect(errorsOf({ a: '1 + b', b: 'c * 2', c: 'a - 1' })).toMatchObject([
      {
        code: 'cycle',
        key: 'a',
        position: 4,
        path: ['a', 'b', 'c', 'a'],
        message: expect.stringContaining('a → b → c → a'),
      },
    ]);
  });

  it('the place of a cycle is that of the very name, not of a longer one', () => {
    expect(errorsOf({ a: 'rate.top + b', b: 'round(ab, 2) + a', ab: '1' })).toMatchObject([{ key: 'a', position: 11 }]);
    expect(errorsOf({ b: 'round(ab, 2) + a', a: 'b', ab: '1' })).toMatchObject([{ key: 'b', position: 15 }]);
  });

  it.each([
    ['rate.botom', '是否为“rate.bottom”？'],
    ['sum(execution.basic.*.spend)', '是否为“execution.basic.*.spent”？'],
    ['top', '是否为“rate.top”？'],
    ['nothing_like_it', '请核对代码'],
  ])('the unknown name in %s is answered by %s', (formula, words) => {
    expect(errorsOf({ total: formula })[0]?.message).toContain(words);
  });

  it('patterns of one formula name at most ten thousand figures', () => {
    const many = Array.from({ length: 6000 }, (_, index) => `rows.r${index}`);
    const built = buildModel({ inputs: many, derived: [{ key: 'total', formula: 'sum(rows.*) + max(rows.*)' }] });
    expect(built).toMatchObject({ ok: false, errors: [{ code: 'too_many_members', key: 'total', position: 18 }] });
  });

  it('a figure that names itself is a cycle', () => {
    expect(errorsOf({ a: 'a + 1' })).toMatchObject([{ code: 'cycle', path: ['a', 'a'] }]);
  });

  it('a cycle through a pattern is found', () => {
    expect(errorsOf({ 'sheet.x': '1 + total', total: '2 + sum(sheet.*)' })).toMatchObject([
      { code: 'cycle', key: 'sheet.x', position: 4, path: ['sheet.x', 'total', 'sheet.x'] },
    ]);
    expect(errorsOf({ total: '2 + sum(sheet.*)', 'sheet.x': '1 + total' })).toMatchObject([
      { code: 'cycle', key: 'total', position: 8, message: expect.stringContaining('第 9 个字符处') },
    ]);
  });

  it.each(['and', 'or', 'not', '__proto__', 'a@prior', 'Rate', '1st', 'a..b', 'a.', '.a', 'a-b', 'a b', '指标', ''])(
    'the key “%s” is refused',
    (key) => {
      expect(errorsOf({ [key]: '1' })).toMatchObject([{ code: 'bad_key', key }]);
    },
  );

  it('a key is defined once', () => {
    expect(errorsOf({ 'rate.top': '1' })).toMatchObject([{ code: 'duplicate_key', key: 'rate.top' }]);
  });

  it('ten thousand figures in one chain are ordered without running out of stack', () => {
    const derived = Array.from({ length: 10_000 }, (_, index) => ({
      key: `d${index}`,
      formula: index === 9_999 ? 'rate.top' : `d${index + 1} + 1`,
    }));
    const result = buildModel({ inputs, derived });
    if (!result.ok) throw new Error('not built');
    expect(result.model.evaluate({ 'rate.top': '1' }).get('d0')).toMatchObject({ kind: 'known' });
  });
});

describe('a model', () => {
  const model = built({
    'rate.value': 'rate.top / rate.bottom',
    'rate.alias': 'rate.value',
    doubled: 'rate.value * 2',
  });
  const evaluation = model.evaluate({ 'rate.top': '3.65', 'rate.bottom': '8.52' });

  it('tells what depends on a figure, in the order of computing', () => {
    expect(model.dependentsOf('rate.top')).toEqual(['rate.value', 'rate.alias', 'doubled']);
  });

  it.each(['rate.value', 'rate.alias', 'rate.top / rate.bottom'])(
    'shows both sides of the division behind %s',
    (formula) => {
      const quotient = model.quotientOf(formula);
      expect(quotient?.numerator.keys).toEqual(['rate.top']);
      expect(quotient?.denominator.read(evaluation)).toEqual(evaluation.get('rate.bottom'));
    },
  );

  it.each(['doubled', 'rate.top', '1 +', 'nowhere / 2'])('%s is no division', (formula) => {
    expect(model.quotientOf(formula)).toBeNull();
  });

  it('refuses a formula with unknown names', () => {
    expect(model.compile('nowhere + 1')).toMatchObject({ ok: false, errors: [{ code: 'unknown_name', position: 0 }] });
  });
});
