import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildModel } from '../model/build-model.js';
import { parseFormula } from './parse.js';

const built = buildModel({
  inputs: ['a', 'b', 'rows.one', 'rows.two', 'constructor'],
  derived: [],
  units: new Map([['a', '万元']]),
});
if (!built.ok) throw new Error('not built');
const { model } = built;

/** Whether the text is refused with a place inside it and a Chinese sentence; null when it is a formula. */
function isLocated(text: string): boolean | null {
  const compiled = model.compile(text);
  if (compiled.ok) return null;
  return (
    compiled.errors.length > 0 &&
    compiled.errors.every(
      ({ position, message }) =>
        Number.isInteger(position) &&
        position >= 0 &&
        position <= text.length &&
        /[\u4e00-\u9fff].*[。？]$/u.test(message),
    )
  );
}

const sound = fc.constantFrom(
  'a + b * (rows.one - 2)',
  'sum(rows.*) / max(a, 1)',
  'if(a > 5% and not b, round(a, 2), prior(b))',
  'coalesce(a, to(a, 万元))',
);
/** Characters that leave no formula behind, wherever they are put. */
const breaking = fc.constantFrom('#', '？', '÷', '\u0000', '\ud800', '😀', '…', '{', '\\', '`', ')(', ',,', '@', '"');

describe('a malformed text', () => {
  it('gets a located error, a thousand times', () => {
    fc.assert(
      fc.property(sound, fc.nat(), breaking, (formula, place, piece) => {
        const at = place % (formula.length + 1);
        expect(isLocated(formula.slice(0, at) + piece + formula.slice(at))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  const token = fc.constantFrom(
    ...['a', 'b', 'rows.*', 'rows.one', 'nowhere', '1', '0.5', '5%', '+', '-', '*', '/', '<', '>=', '!=', '='],
    ...['(', ')', ',', 'and', 'or', 'not', 'sum(', 'if(', 'round(', 'prior(', 'to(', '万元', '元', '人'],
    ...['__proto__', 'constructor', 'toString(', 'hasOwnProperty', ' ', '.', '*', '\ud83d', '\u202e', '\n'],
  );

  it.each([
    ['of random tokens', fc.array(token, { maxLength: 40 }).map((tokens) => tokens.join(' '))],
    ['of random tokens without spaces', fc.array(token, { maxLength: 40 }).map((tokens) => tokens.join(''))],
    ['of any characters', fc.string({ unit: 'binary', maxLength: 60 })],
    [
      'of any code units',
      fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((codes) => String.fromCharCode(...codes)),
    ],
    [
      'of one token, often',
      fc.tuple(token, fc.integer({ min: 1, max: 3000 })).map(([text, times]) => text.repeat(times)),
    ],
  ])('%s is a formula or gets located errors, and never throws', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(isLocated(text)).not.toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['deep parentheses', '('.repeat(1900)],
    ['deep calls', 'sum('.repeat(490)],
    ['many signs', `${'- '.repeat(900)}a`],
    ['a long chain', `a${'+a'.repeat(900)}`],
    ['a long name', 'a'.repeat(2000)],
    ['a long dotted name', `a${'.a'.repeat(900)}`],
    ['many stars', `sum(a${'.*'.repeat(900)})`],
    ['a long number', '9'.repeat(2000)],
    ['blanks', ' '.repeat(2000)],
    ['a million characters', 'a+'.repeat(500_000)],
    ['many blanks after a word', `a${' '.repeat(1998)}`],
  ])('%s are read or refused', (_, text) => {
    expect(isLocated(text)).not.toBe(false);
  });

  it.each(['__proto__', 'constructor.name', 'prototype', 'toString()', 'valueOf(a)', 'hasOwnProperty(a)'])(
    'the name %s of every object means nothing',
    (text) => {
      expect(isLocated(text)).toBe(true);
    },
  );

  it('a figure may be called constructor, and is unknown until it is given', () => {
    const compiled = model.compile('constructor + 1');
    expect(compiled.ok && compiled.reader.read(model.evaluate({}))).toMatchObject({ kind: 'unknown' });
    expect(parseFormula('constructor').ok).toBe(true);
  });
});
