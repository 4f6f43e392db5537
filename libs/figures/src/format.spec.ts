import { describe, expect, it } from '@jest/globals';
import { Decimal } from './decimal.js';
import { canonicalAmount, formatFigure, formatWithUnit, roundHalfUp } from './format.js';

describe('a figure as people read it', () => {
  it.each([
    ['36184.46', '万元', 2, '36,184.46'],
    ['1234567.891', '元', 2, '1,234,567.89'],
    ['999', '万元', 2, '999.00'],
    ['-1947.96', '万元', 2, '-1,947.96'],
    ['-100', '万元', 0, '-100'],
    ['-0.001', '万元', 2, '0.00'],
    ['14', '个', 0, '14'],
    ['0.005', '万元', 2, '0.01'],
    ['0.0049999999', '万元', 2, '0.00'],
    ['0.97668706', '%', 2, '97.67%'],
    ['0.01005', '%', 2, '1.01%'],
    ['0', '%', 2, '0.00%'],
    ['1.2', '%', 2, '120.00%'],
    ['12.345', '%', 2, '1,234.50%'],
  ])('%s in %s with %i decimals is %s', (value, unit, decimals, expected) => {
    expect(formatFigure(new Decimal(value), { unit, decimals })).toBe(expected);
  });

  it.each([
    ['892.98', '万元', 2, '892.98 万元'],
    ['0.9767', '%', 2, '97.67%'],
    ['14', '', 0, '14'],
  ])('%s in a sentence with %s', (value, unit, decimals, expected) => {
    expect(formatWithUnit(new Decimal(value), { unit, decimals })).toBe(expected);
  });
});

describe('plain notation', () => {
  it.each([
    ['12.50', '12.5'],
    ['-0', '0'],
    ['0.000000000000000000000000000000000001', '0.000000000000000000000000000000000001'],
    ['1e30', '1000000000000000000000000000000'],
  ])('%s is stored as %s', (value, expected) => {
    expect(canonicalAmount(new Decimal(value))).toBe(expected);
  });
});

describe('half up', () => {
  it.each([
    ['2.345', '2.35'],
    ['2.3449', '2.34'],
    ['-2.345', '-2.35'],
    ['1.005', '1.01'],
  ])('%s to two places is %s', (value, expected) => {
    expect(roundHalfUp(new Decimal(value), 2).toString()).toBe(expected);
  });
});
