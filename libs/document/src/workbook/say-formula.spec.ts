import { buildModel, Decimal, parseFormula } from '@countersign/figures';
import { describe, expect, it } from '@jest/globals';
import { HyperFormula } from 'hyperformula';
import { matchesKey } from '@countersign/template';
import { sayFormula } from './say-formula.js';

/** Inputs in one column, `b.*` as neighbours; the formula stands on another sheet. */
const keys = ['a', 'b.x', 'b.y', 'b.z', 'c', 'd'];
const rowOf = (key: string) => keys.indexOf(key) + 1;

function said(formula: string): string | null {
  const parsed = parseFormula(formula);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return sayFormula(parsed.ast, {
    sheet: '算',
    placeOf: (key) => (keys.includes(key) ? { sheet: '数', row: rowOf(key), column: 1 } : undefined),
    members: (pattern) => keys.filter((key) => matchesKey(pattern, key)),
    unitOf: (node) => (node.kind === 'reference' && node.key === 'd' ? '元' : '万元'),
  });
}

type Inputs = Readonly<Record<string, string>>;

/** Empty where the engine has no value, too. */
function spreadsheet(formula: string, inputs: Inputs): unknown {
  const cells = keys.map((key) => [inputs[key] === undefined ? null : new Decimal(inputs[key]).toNumber()]);
  const engine = HyperFormula.buildFromSheets({ 算: [[`=${said(formula)!}`]], 数: cells }, { licenseKey: 'gpl-v3' });
  return engine.getCellValue({ sheet: engine.getSheetId('算')!, row: 0, col: 0 });
}

function engine(formula: string, inputs: Inputs): Decimal | '' {
  const built = buildModel({
    inputs: keys,
    derived: [{ key: 'result', formula }],
    units: new Map(keys.map((key) => [key, key === 'd' ? '元' : ''])),
  });
  if (!built.ok) throw new Error(built.errors.map(({ message }) => message).join('\n'));
  const value = built.model.evaluate(inputs).get('result');
  return value.kind === 'known' ? value.value : '';
}

const all: Inputs = { a: '0.2', 'b.x': '0.1', 'b.y': '21.90', 'b.z': '-3', c: '0', d: '8611000.5' };
const without = (...missing: string[]): Inputs =>
  Object.fromEntries(Object.entries(all).filter(([key]) => !missing.includes(key)));
const situations: Inputs[] = [
  all,
  without('a'),
  without('b.y'),
  without('c'),
  without('a', 'c'),
  { ...all, c: '2' },
  {},
];

describe('a formula in a spreadsheet gives what the engine gives, and nothing where it gives nothing', () => {
  it.each([
    'a + b.x - c',
    'sum(b.*)',
    'sum(b.*, a)',
    'sum(a, a)',
    'a / c',
    'b.y / a',
    'round(b.y / a, 0)',
    'round(b.y / a - 0.005, 2)',
    'roundUp(a / 3, 2) + roundDown(a / 3, 2)',
    'round(-b.y / a, 0)',
    'min(b.*) + max(a, c)',
    'count(b.*)',
    'count(a, c)',
    'abs(b.z) * 5%',
    'if(c = 0, 1, a / c)',
    'if(a > 0.1, b.x, b.z)',
    'if(a + b.x = 0.3, 1, 0)',
    'coalesce(a, c, 7)',
    'coalesce(a, c)',
    'coalesce(a + b.x, b.y)',
    'a > c and b.z < 0',
    'a > c or b.z < 0',
    'not (a > c or b.z > 0)',
    'a != c',
    'if(a > 0 or c > 1, coalesce(c, a), sum(b.*))',
    'b.y / (a - 0.1) + c',
    '-(a - b.x) * (b.y + 2)',
  ])('%s', (formula) => {
    for (const inputs of situations) {
      const [here, there] = [spreadsheet(formula, inputs), engine(formula, inputs)];
      if (there === '') expect([inputs, here]).toEqual([inputs, '']);
      else expect([inputs, typeof here === 'number' && there.minus(here).abs().lt('1e-9')]).toEqual([inputs, true]);
    }
  });

  it('an amount in another unit of money is multiplied', () => {
    expect(said('to(d, 万元)')).toBe(`IF(COUNT('数'!A6)=1,('数'!A6*0.0001),"")`);
  });

  it('neighbours below each other become one range', () => {
    expect(said('sum(b.*)')).toBe(`IF(COUNT('数'!A2:A4)=3,SUM('数'!A2:A4),"")`);
  });

  it('what no spreadsheet says is not said: a figure that is nowhere in the workbook', () => {
    expect(said('prior(a) + 1')).toBeNull();
  });
});
