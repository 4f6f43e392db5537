import { describe, expect, it } from '@jest/globals';
import type { RawCell } from './raw-sheet.js';
import { readAmount, readPasted } from './read-amount.js';

const money = { unit: '万元', decimals: 2 };
const signed = { ...money, negative: true as const };
const rate = { unit: '%', decimals: 2, max: '100' };
const people = { unit: '人', decimals: 0 };
const text = (value: string): RawCell => ({ text: value, kind: 'text' });
const number = (value: string): RawCell => ({ text: value, kind: 'number' });
const percent = (value: string): RawCell => ({ text: value, kind: 'number', percent: true });

describe('a cell of a file', () => {
  it.each<[cell: RawCell | null, shape: typeof signed | typeof rate | typeof money, value: string | null]>([
    [null, money, null],
    [text('  '), money, null],
    [text('１２３．４５'), money, '123.45'],
    [text('100。5'), money, '100.5'],
    [text('1，234.56'), money, '1234.56'],
    [text('－12.50'), signed, '-12.5'],
    [text('  7.00 '), money, '7'],
    [text('57.18万元'), money, '57.18'],
    [number('0.30000000000000004'), money, '0.3'],
    [number('0.1500000000002'), money, '0.15'],
    [number('361.84460000000001'), { ...money, decimals: 4 }, '361.8446'],
    [number('1e-7'), { ...money, decimals: 7 }, '0.0000001'],
    [number('12'), people, '12'],
    [text('12人'), people, '12'],
    [text('12名'), people, '12'],
    [text('98.5%'), rate, '0.985'],
    [text('98.5'), rate, '0.985'],
    [text('９８．５％'), rate, '0.985'],
    [percent('0.9767'), rate, '0.9767'],
    [number('97.67'), rate, '0.9767'],
  ])('%j is read', (cell, shape, value) => expect(readAmount(cell, shape)).toMatchObject({ ok: true, value }));

  it.each<[cell: RawCell, value: string | null, note: string]>([
    [number('89.974'), '89.97', '89.974 四舍五入为 89.97'],
    [number('36018.575'), '36018.58', '36018.575 四舍五入为 36,018.58'],
    [number('102.71745296899999'), '102.72', '102.717452969 四舍五入为 102.72'],
    [text('89.974'), '89.97', '89.974 四舍五入为 89.97'],
    [text('(12.50)'), '-12.5', '括号按负数读作 -12.50'],
    [text('（１２．５０）'), '-12.5', '括号按负数读作 -12.50'],
    [text('571800元'), '57.18', '571800元 换算为 57.18 万元'],
    [text('-'), null, '没有数值'],
    [text('——'), null, '没有数值'],
    [text('/'), null, '没有数值'],
  ])('%j is read and says how', (cell, value, note) => {
    const read = readAmount(cell, signed);
    expect(read).toMatchObject({ ok: true, value });
    expect(read.ok && read.note).toContain(note);
  });

  it.each<[cell: RawCell, shape: typeof money | typeof rate, reason: string]>([
    [text('12.3.4'), money, '请填写数字'],
    [text('1e3'), money, '请填写数字'],
    [text('98%'), money, '请填写数字'],
    [text('¥20'), money, '请填写数字'],
    [text('约20'), money, '请填写数字'],
    [text('二十'), money, '请填写数字'],
    [text('1,23,4'), money, '请填写数字'],
    [text('12人'), money, '请填写数字'],
    [text('=1+1'), money, '请填写数字'],
    [text('(-5)'), signed, '是正是负'],
    [number('-12.5'), money, '不能为负数'],
    [number('1e20'), money, '整数部分最多'],
    [percent('0.98'), money, '百分比'],
    [number('120'), rate, '不能超过 100'],
    [{ text: '2025-03-01', kind: 'date' }, money, '日期'],
    [{ text: '#DIV/0!', kind: 'error' }, money, '公式错误'],
    [{ text: 'TRUE', kind: 'boolean' }, money, '不是数字'],
  ])('%j is refused with the reason', (cell, shape, reason) => {
    const read = readAmount(cell, shape);
    expect(read.ok).toBe(false);
    expect(!read.ok && read.reason).toContain(reason);
  });

  it.each<[cell: RawCell, unit: string, value: string, note: string]>([
    [number('8611000'), '元', '861.1', '换算为 861.10'],
    [number('8611000.55'), '元', '861.1', '861.100055 四舍五入为 861.10'],
    [text('8,611,000.00'), '元', '861.1', '换算'],
    [number('8611'), '千元', '861.1', '换算'],
    [number('0.5'), '亿元', '5000', '换算'],
    [text('57.18万元'), '元', '57.18', ''],
    [number('0'), '元', '0', ''],
  ])('%j in %s becomes 万元', (cell, unit, value, note) => {
    const read = readAmount(cell, money, { unit });
    expect(read).toMatchObject({ ok: true, value });
    if (note) expect(read.ok && read.note).toContain(note);
  });

  it('people in a table of 元 stay people', () => {
    expect(readAmount(number('12'), people, { unit: '元' })).toEqual({ ok: true, value: '12' });
  });

  it('a ratio without a percent sign is read as such where the column holds ratios', () => {
    expect(readAmount(number('0.0900000762939453'), rate, { ratios: true })).toEqual({
      ok: true,
      value: '0.09',
      note: '9.00000762939453% 四舍五入为 9.00%',
    });
  });
});

it('a pasted text is taken only where it is surely meant', () => {
  expect(readPasted('1,234.50', money)).toEqual({ ok: true, value: '1234.5' });
  expect(readPasted('', money)).toEqual({ ok: true, value: null });
  for (const guess of ['-', '(12.00)', '89.974', '57.18万元']) expect(readPasted(guess, money).ok).toBe(false);
});
