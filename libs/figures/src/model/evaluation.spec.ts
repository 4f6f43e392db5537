import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildModel } from './build-model.js';
import type { Evaluation } from './evaluation.js';
import type { Model } from './model.js';
import { describeProblem } from '../problem-text.js';
import { sameValue, type Value } from '../value.js';

const inputs = ['a', 'b', 'c', 'rows.one', 'rows.two', 'rows.three'];

function modelOf(derived: Record<string, string>): Model {
  const built = buildModel({ inputs, derived: Object.entries(derived).map(([key, formula]) => ({ key, formula })) });
  if (!built.ok) throw new Error(built.errors.map(({ message }) => message).join('\n'));
  return built.model;
}

function shown(value: Value): string {
  if (value.kind === 'known') return value.value.toString();
  return value.kind === 'unknown' ? `? ${value.missing.join(' ')}` : `! ${value.code} at ${value.at}`;
}

/** Result of one formula, called `result`, over the inputs a=6, b=0, rows.one=1.10, rows.two=2.20 and a=5.5 last year; c and rows.three are missing. */
function resultOf(formula: string): string {
  const given = { a: '6', b: '0', 'rows.one': '1.10', 'rows.two': '2.20', 'a@prior': '5.5' };
  return shown(modelOf({ result: formula }).evaluate(given).get('result'));
}

describe('formula values', () => {
  it.each([
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * 3', '9'],
    ['10 - 4 - 3', '3'],
    ['24 / 4 / 3', '2'],
    ['-a * 2', '-12'],
    ['2 - -a', '8'],
    ['0.1 + 0.2', '0.3'],
    ['0.1 + 0.2 = 0.3', '1'],
    ['a / 7 * 7 = a', '1'],
    ['1 + 1 < 3', '1'],
    ['a <= 6', '1'],
    ['a != 6', '0'],
    ['a > 6', '0'],
    ['a >= 6', '1'],
    ['sum(rows.one, rows.two)', '3.3'],
    ['sum(rows.one, a * 2)', '13.1'],
    ['min(a, rows.one, 3)', '1.1'],
    ['max(a, rows.one, 3)', '6'],
    ['abs(0 - a)', '6'],
    ['round(2.345, 2)', '2.35'],
    ['round(-2.345, 2)', '-2.35'],
    ['round(a / 9, 4)', '0.6667'],
    ['if(a > 5, 1, 2)', '1'],
    ['if(b, 1, 2)', '2'],
    ['coalesce(c, 5)', '5'],
    ['coalesce(a, 5)', '6'],
    ['roundUp(2.341, 2)', '2.35'],
    ['roundUp(-2.341, 2)', '-2.35'],
    ['roundUp(2.34, 2)', '2.34'],
    ['roundUp(a / 9, 0)', '1'],
    ['roundDown(2.349, 2)', '2.34'],
    ['roundDown(-2.349, 2)', '-2.34'],
    ['roundDown(a / 9, 0)', '0'],
    ['5%', '0.05'],
    ['a * 12.5%', '0.75'],
    ['a > 5 and b = 0', '1'],
    ['a > 5 and b', '0'],
    ['a or b', '1'],
    ['b or 0', '0'],
    ['not b', '1'],
    ['not a', '0'],
    ['not a > 5', '0'],
    ['not b and not b', '1'],
    ['b or a and b', '0'],
    ['a - (b - 1) - (2 - 3)', '8'],
    ['a - 1 + 0.1 - 0.2 + b', '4.9'],
    ['prior(a)', '5.5'],
    ['round(a / prior(a) - 1, 6)', '0.090909'],
  ])('%s gives %s', (formula, expected) => {
    expect(resultOf(formula)).toBe(expected);
  });

  it.each([
    ['a + c', '? c'],
    ['0 * c', '? c'],
    ['sum(rows.*)', '? rows.three'],
    ['sum(rows.*) + c + c', '? rows.three c'],
    ['if(c, 1, 2)', '? c'],
    ['coalesce(c, rows.three)', '? c rows.three'],
    ['prior(c) + c', '? c@prior c'],
    ['not c', '? c'],
    ['c and rows.three', '? c rows.three'],
    ['a and c', '? c'],
    ['c or b', '? c'],
  ])('%s is unknown and names what is missing: %s', (formula, expected) => {
    expect(resultOf(formula)).toBe(expected);
  });

  const given = { true: '1', false: '0', unknown: 'c', problem: '(1 / b)' };
  type Truth = keyof typeof given;
  const told = (text: string) =>
    text === '1' ? 'true' : text === '0' ? 'false' : text.startsWith('?') ? 'unknown' : 'problem';

  it.each([
    ['true', 'true', 'true', 'true'],
    ['true', 'false', 'false', 'true'],
    ['false', 'false', 'false', 'false'],
    ['true', 'unknown', 'unknown', 'true'],
    ['false', 'unknown', 'false', 'unknown'],
    ['unknown', 'unknown', 'unknown', 'unknown'],
    ['true', 'problem', 'problem', 'true'],
    ['false', 'problem', 'false', 'problem'],
    ['unknown', 'problem', 'problem', 'problem'],
  ] as [Truth, Truth, string, string][])(
    '%s and %s is %s, with or %s, in either order',
    (left, right, both, either) => {
      const [a, b] = [given[left], given[right]];
      expect([told(resultOf(`${a} and ${b}`)), told(resultOf(`${b} and ${a}`))]).toEqual([both, both]);
      expect([told(resultOf(`${a} or ${b}`)), told(resultOf(`${b} or ${a}`))]).toEqual([either, either]);
    },
  );

  it('a condition guards a division, wherever it stands', () => {
    expect(resultOf('b != 0 and a / b > 1')).toBe('0');
    expect(resultOf('a / b > 1 or b = 0')).toBe('1');
  });

  it('only the branch that is chosen needs to be known', () => {
    expect(resultOf('if(a > 5, a, c)')).toBe('6');
  });

  it('count counts the rows that are filled in', () => {
    expect(resultOf('count(rows.*)')).toBe('2');
  });

  it('a division by zero is a problem at the figure that divides, and wins over what is missing', () => {
    const model = modelOf({
      rate: 'a / b',
      doubled: 'rate * 2 + c',
      fallback: 'coalesce(rate, 1)',
      safe: 'if(b = 0, 1, a / b)',
    });
    const evaluation = model.evaluate({ a: '6', b: '0' });
    expect(shown(evaluation.get('doubled'))).toBe('! division_by_zero at rate');
    expect(shown(evaluation.get('fallback'))).toBe('! division_by_zero at rate');
    expect(shown(evaluation.get('safe'))).toBe('1');
  });

  it('a division by zero says what it divides by what', () => {
    const model = modelOf({ rate: '1 + (a - c) / sum(b, b)', twice: 'rate * 2' });
    const problem = model.evaluate({ a: '6', b: '0', c: '1' }).get('twice');
    expect(problem).toMatchObject({ at: 'rate', division: { numerator: 'a - c', denominator: 'sum(b, b)' } });
    if (problem.kind !== 'problem') throw new Error('no problem');
    const { text, en } = describeProblem(
      problem,
      (key) => ({ rate: '完成率', a: '计划', c: '取消', b: '基数' })[key] ?? key,
    );
    expect(text).toBe('“完成率”无法计算：除数“sum(基数, 基数)”为 0（被除数是“计划 - 取消”），请核对相关数据。');
    expect(en).toContain('its divisor “sum(基数, 基数)” is 0');
  });

  it('a value beyond 10^40 is a problem, not infinity', () => {
    const model = modelOf({ square: 'a * a', fourth: 'square * square' });
    expect(shown(model.evaluate({ a: '1000000000000000' }).get('fourth'))).toBe('! out_of_range at fourth');
  });

  it('an input that is no plain decimal is refused', () => {
    for (const text of ['1e3', 'NaN', 'Infinity', '', '1,000', '0x10'])
      expect(() => modelOf({}).evaluate({ a: text })).toThrow(RangeError);
  });
});

describe('a change', () => {
  const chain = { low: 'round(a, 0)', high: 'low + b', aside: 'c * 2' };

  it('names every figure that changed, and nothing else', () => {
    const evaluation = modelOf(chain).evaluate({ a: '1', b: '1' });
    expect(evaluation.set('a', '2')).toEqual(['a', 'low', 'high']);
    expect(evaluation.set('a', '2.00')).toEqual([]);
  });

  it('stops where a value stays the same', () => {
    const evaluation = modelOf(chain).evaluate({ a: '1.1', b: '1' });
    expect(evaluation.set('a', '1.2')).toEqual(['a']);
  });

  it('to null makes the figure missing again', () => {
    const evaluation = modelOf(chain).evaluate({ a: '1', b: '1' });
    evaluation.set('a', null);
    expect(shown(evaluation.get('high'))).toBe('? a');
  });

  it('of a computed or unheard-of figure is refused', () => {
    const evaluation = modelOf(chain).evaluate({});
    expect(() => evaluation.set('low', '1')).toThrow('low is computed');
    expect(() => evaluation.set('nowhere', '1')).toThrow('no figure is called nowhere');
  });
});

describe('the order of rows', () => {
  const rows = ['one', 'two', 'three', 'four', 'five'];
  const orders = fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length });
  const ratio = fc.tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: 1, max: 999 }));

  it('changes no sum, whether by pattern or by plus', () => {
    fc.assert(
      fc.property(orders, fc.array(ratio, { minLength: 5, maxLength: 5 }), (order, ratios) => {
        const given = Object.fromEntries(
          rows.flatMap((row, index) => [
            [`top.${row}`, `${ratios[index]![0]}`],
            [`bottom.${row}`, `${ratios[index]![1]}`],
          ]),
        );
        const totals = [rows, order].map((inOrder) => {
          const built = buildModel({
            inputs: inOrder.flatMap((row) => [`top.${row}`, `bottom.${row}`]),
            derived: [
              ...inOrder.map((row) => ({ key: `rate.${row}`, formula: `top.${row} / bottom.${row}` })),
              { key: 'total', formula: 'sum(rate.*)' },
              { key: 'added', formula: inOrder.map((row) => `rate.${row}`).join(' + ') },
            ],
          });
          if (!built.ok) throw new Error(JSON.stringify(built.errors));
          const evaluation = built.model.evaluate(given);
          return [shown(evaluation.get('total')), shown(evaluation.get('added'))];
        });
        expect(totals[1]).toEqual(totals[0]);
        expect(totals[0]![0]).toBe(totals[0]![1]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("last year's figures", () => {
  const model = modelOf({ growth: 'a - prior(a)', again: 'growth + prior(growth)' });

  it('are inputs called key@prior, of computed figures too', () => {
    const evaluation = model.evaluate({ a: '3', 'a@prior': '2', 'growth@prior': '10' });
    expect(shown(evaluation.get('again'))).toBe('11');
    expect(shown(evaluation.get('a@prior'))).toBe('2');
  });

  it('that are missing are named so', () => {
    expect(shown(model.evaluate({ a: '3' }).get('again'))).toBe('? a@prior growth@prior');
  });

  it('can be set and cleared, and what depends on them follows', () => {
    const evaluation = model.evaluate({ a: '3', 'a@prior': '2' });
    expect(evaluation.set('a@prior', '1')).toEqual(['a@prior', 'growth']);
    expect(evaluation.set('growth@prior', '1')).toEqual(['growth@prior', 'again']);
    expect(evaluation.set('a@prior', null)).toEqual(['a@prior', 'growth', 'again']);
    expect(model.dependentsOf('a@prior')).toEqual(['growth', 'again']);
  });

  it('may be read by a formula compiled later, from any evaluation', () => {
    const evaluation = model.evaluate({ 'b@prior': '7' });
    const compiled = model.compile('prior(b) + prior(c)');
    if (!compiled.ok) throw new Error('not compiled');
    expect(compiled.reader.keys).toEqual(['b@prior', 'c@prior']);
    expect(shown(compiled.reader.read(evaluation))).toBe('? c@prior');
    evaluation.set('c@prior', '1');
    expect(shown(compiled.reader.read(evaluation))).toBe('8');
  });

  it('are listed as far as formulas read them', () => {
    const later = modelOf({ growth: 'a - prior(a)' });
    expect(later.priorKeys).toEqual(['a']);
    later.compile('prior(growth)');
    expect(later.priorKeys).toEqual(['a', 'growth']);
  });

  it('make no cycle, and are no figures of this year', () => {
    expect(modelOf({ carried: 'prior(carried) + a' }).evaluate({}).get('carried')).toMatchObject({ kind: 'unknown' });
    expect([...model.evaluate({ 'a@prior': '1' }).entries()].map(([key]) => key)).not.toContain('a@prior');
  });

  it('of a figure that does not exist are refused with the place', () => {
    expect(model.compile('1 + prior(nowhere)')).toMatchObject({ errors: [{ code: 'unknown_name', position: 10 }] });
  });
});

const operand = fc.constantFrom(...inputs, 'd0', 'd1', 'd2', '3', '0', '0.25');
const formula = fc.oneof(
  fc
    .tuple(operand, fc.constantFrom('+', '-', '*', '/', '<', '=', 'and', 'or'), operand)
    .map((parts) => parts.join(' ')),
  fc.constantFrom(
    'sum(rows.*)',
    'count(rows.*)',
    'max(rows.*, a)',
    'coalesce(a, b, 1)',
    'prior(a)',
    'roundUp(prior(b) / 3, 2)',
    'not c',
  ),
  fc.tuple(operand, operand, operand).map(([c, x, y]) => `if(${c}, ${x}, ${y})`),
);
const amount = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -200, max: 200 }).map((cents) => `${cents}.5`),
);
/** Setting, clearing, and setting the same value again, in both spellings. */
const edits = fc
  .array(fc.tuple(fc.constantFrom(...inputs, 'a@prior', 'b@prior'), amount, fc.boolean()), { maxLength: 30 })
  .map((sequence) =>
    sequence.flatMap(([key, value, repeated]) => [
      [key, value] as const,
      ...(repeated ? [[key, value && `${value}0`] as const] : []),
    ]),
  );

describe('properties', () => {
  it('recomputing what depends on each edit equals computing everything again', () => {
    fc.assert(
      fc.property(fc.array(formula, { minLength: 3, maxLength: 12 }), edits, (formulas, sequence) => {
        const derived = formulas.map((text, index) => ({ key: `d${index}`, formula: earlierOnly(text, index) }));
        const built = buildModel({ inputs, derived });
        if (!built.ok) throw new Error(JSON.stringify(built.errors));
        const incremental = built.model.evaluate({});
        const given: Record<string, string> = {};
        for (const [key, value] of sequence) {
          const before = snapshot(incremental);
          const changed = new Set(incremental.set(key, value));
          if (value === null) delete given[key];
          else given[key] = value;
          const full = built.model.evaluate(given);
          for (const [name, expected] of full.entries()) {
            expect(sameValue(incremental.get(name), expected)).toBe(true);
            expect(changed.has(name)).toBe(!sameValue(before.get(name)!, expected));
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

/** Only figures defined before may be named, so that no cycle arises. */
const earlierOnly = (text: string, index: number) =>
  text.replace(/d(\d)/g, (name, digit: string) => (BigInt(digit) < BigInt(index) ? name : 'a'));

const snapshot = (evaluation: Evaluation) => new Map(evaluation.entries());
