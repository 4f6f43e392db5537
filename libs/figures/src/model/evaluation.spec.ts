import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildModel } from './build-model.js';
import type { Evaluation } from './evaluation.js';
import type { Model } from './model.js';
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

/** Result of one formula, called `result`, over the inputs a=6, b=0, rows.one=1.10, rows.two=2.20; c and rows.three are missing. */
function resultOf(formula: string): string {
  const given = { a: '6', b: '0', 'rows.one': '1.10', 'rows.two': '2.20' };
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
  ])('%s is unknown and names what is missing: %s', (formula, expected) => {
    expect(resultOf(formula)).toBe(expected);
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

const operand = fc.constantFrom(...inputs, 'd0', 'd1', 'd2', '3', '0', '0.25');
const formula = fc.oneof(
  fc.tuple(operand, fc.constantFrom('+', '-', '*', '/', '<', '='), operand).map((parts) => parts.join(' ')),
  fc.constantFrom('sum(rows.*)', 'count(rows.*)', 'max(rows.*, a)', 'coalesce(a, b, 1)'),
  fc.tuple(operand, operand, operand).map(([c, x, y]) => `if(${c}, ${x}, ${y})`),
);
const amount = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -200, max: 200 }).map((cents) => `${cents}.5`),
);
const edits = fc.array(fc.tuple(fc.constantFrom(...inputs), amount), { maxLength: 30 });

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
