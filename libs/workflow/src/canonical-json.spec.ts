import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from './canonical-json.js';

describe('canonicalJson', () => {
  it.each([
    [{ b: '36.33', a: { d: 1, c: null } }, '{"a":{"c":null,"d":1},"b":"36.33"}'],
    [['b', 'a', [true]], '["b","a",[true]]'],
    [{ 乙: 1, 甲: 2, Z: 3 }, '{"Z":3,"乙":1,"甲":2}'],
    [{ kept: '1', left: undefined }, '{"kept":"1"}'],
    [{ text: 'a"\n\\' }, '{"text":"a\\"\\n\\\\"}'],
    [-0, '0'],
    [null, 'null'],
  ])('writes %j as %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });
  it('gives one text for one content, whatever the order of keys', () => {
    expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }));
  });
  it('keeps decimals as they are given: 1.50 is not 1.5', () => {
    expect(canonicalJson('1.50')).not.toBe(canonicalJson('1.5'));
  });
  it('takes composed and decomposed writing for the same text, in keys as well', () => {
    expect(canonicalJson({ 'e\u0301': 'e\u0301' })).toBe(canonicalJson({ '\u00e9': '\u00e9' }));
  });
  it('reads back as the same value', () => {
    const value = { sections: [{ key: 'funds', figures: { spent: '37411.04' } }], revision: 7 };
    expect(JSON.parse(canonicalJson(value))).toEqual(value);
  });
  it.each([0.1, Number.NaN, Infinity, 2 ** 53])('refuses the number %s: exact decimals are strings', (value) => {
    expect(() => canonicalJson({ value })).toThrow(TypeError);
  });
  it.each([[undefined], [[undefined]], [() => 1], [1n], [new Date(0)], [new Map()]])('refuses %p', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });
  it('refuses two keys that are the same text', () => {
    expect(() => canonicalJson({ 'e\u0301': 1, '\u00e9': 2 })).toThrow(TypeError);
  });
});
