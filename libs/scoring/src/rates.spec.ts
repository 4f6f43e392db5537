import { describe, expect, it } from '@jest/globals';
import { buildModel, formatFigure } from '@countersign/figures';

/** Shown value of a rate's formula over these figures, or what it comes to instead. */
function rate(formula: string, figures: Record<string, string>, absent: readonly string[] = []): string {
  const built = buildModel({ inputs: [...Object.keys(figures), ...absent], derived: [{ key: 'rate', formula }] });
  if (!built.ok) throw new Error(built.errors.map(({ message }) => message).join());
  const value = built.model.evaluate(figures).get('rate');
  if (value.kind === 'known') return formatFigure(value.value, { unit: '%', decimals: 2 });
  return value.kind === 'unknown' ? `missing ${value.missing.join(', ')}` : value.code;
}

const balance = { opening: '19.8', initial: '1922.76', added: '767.86', closing: '19.8' };

describe('rates of published rubrics as formulas', () => {
  it.each([
    [
      'F-01 execution on the full-year budget',
      'executed / budget',
      { executed: '1925.67', budget: '2030.12' },
      '94.85%',
    ],
    [
      'F-01 execution on the initial budget',
      'executed / initial',
      { executed: '1925.67', initial: '861.10' },
      '223.63%',
    ],
    ['F-02 completion', '(opening + initial + added - closing) / (opening + initial + added)', balance, '99.27%'],
    ['F-03 control of the budget, half up', 'added / initial', balance, '39.94%'],
    ['F-04 adjustment, signed', '(year - initial) / initial', { year: '861.46', initial: '985' }, '-12.54%'],
    ['F-04 adjustment, absolute', 'abs(year - initial) / initial', { year: '861.46', initial: '985' }, '12.54%'],
    ['F-05 change, budget on budget', '(budget - before) / before', { budget: '63.46', before: '32' }, '98.31%'],
    ['F-05 change, budget on last final', '(budget - final) / final', { budget: '63.46', final: '29.08' }, '118.23%'],
    ['F-05 change, final on final', '(now - final) / final', { now: '44.29', final: '29.08' }, '52.30%'],
    ['F-06 control', 'final / budget', { final: '7.69', budget: '49.9' }, '15.41%'],
    ['F-06 control of another place', 'final / budget', { final: '44.29', budget: '63.46' }, '69.79%'],
    ['F-07 staff in service over posts', 'staff / posts', { staff: '136', posts: '143' }, '95.10%'],
    ['F-08 control of public expenses', 'final / budget', { final: '193.42', budget: '85.76' }, '225.54%'],
    ['F-09 procurement', 'final / budget', { final: '30.66', budget: '30.66' }, '100.00%'],
    [
      'F-10 carry-over on the whole budget',
      'closing / (opening + initial + added)',
      { ...balance, closing: '19.8' },
      '0.73%',
    ],
    ['F-10 carry-over on what was to be spent', 'left / spent', { left: '104.45', spent: '2030.12' }, '5.15%'],
    ['F-11 change of the carry-over', '(closing - opening) / opening', balance, '0.00%'],
    ['F-12 share of a whole', 'part / whole', { part: '5.21', whole: '7.69' }, '67.75%'],
    ['F-12 the other share, rounded and not cut off', 'part / whole', { part: '2.48', whole: '7.69' }, '32.25%'],
    ['F-13 growth', 'more / (all - more)', { more: '189.25', all: '792.22' }, '31.39%'],
    ['F-14 assets in use', 'used / owned', { used: '90', owned: '100' }, '90.00%'],
    ['F-15 payables', 'payables / spent', { payables: '72', spent: '799.12' }, '9.01%'],
    ['E-03 99.995 of 100 reads 100.00%', 'a / b', { a: '99.995', b: '100' }, '100.00%'],
    ['E-11 over full is shown', 'spent / planned', { spent: '332.67', planned: '100' }, '332.67%'],
    ['E-12 three decimals', 'a / b', { a: '89.974', b: '90' }, '99.97%'],
  ])('%s', (_, formula, figures, shown) => {
    expect(rate(formula, figures as Record<string, string>)).toBe(shown);
  });

  it('F-09 and E-07 a blank row is no data, not 0', () => {
    expect(rate('final / budget', { budget: '20' }, ['final'])).toBe('missing final');
    expect(rate('final / budget', { final: '0', budget: '20' })).toBe('0.00%');
  });

  it('E-05 and E-06 nothing to divide by is a problem, never a number', () => {
    expect(rate('final / budget', { final: '5.42', budget: '0' })).toBe('division_by_zero');
    expect(rate('(now - before) / before', { now: '12.64', before: '0' })).toBe('division_by_zero');
  });
});
