import { buildModel, completionsAt, Decimal, describeProblem } from '@countersign/figures';
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';

const page = readFileSync(new URL('../../../docs/formulas.md', import.meta.url), 'utf8');

/** Rows of the tables of examples: formula, figures, result. */
const examples = page
  .split('\n')
  .map((line) => line.split(' | ').map((cell) => /`(.*)`/.exec(cell)?.[1] ?? cell.replace(/[|\s]/g, '')))
  .filter((cells): cells is [string, string, string] => cells.length === 3 && !/^-+$|^公式/.test(cells[0]!));

interface Given {
  key: string;
  amount: string;
  unit: string;
}

/** `a = 12 万元, b = 缺` */
function givenIn(figures: string): Given[] {
  if (figures === '–') return [];
  return figures.split(', ').map((figure) => {
    const [, key = '', amount = '', unit = ''] = /^(\S+) = (\S+)(?: (\S+))?$/.exec(figure) ?? [];
    expect([key, amount]).not.toContain('');
    return { key, amount, unit };
  });
}

function resultOf(formula: string, figures: string): string {
  const given = givenIn(figures);
  const present = given.filter(({ key }) => !key.endsWith('@prior'));
  const built = buildModel({
    inputs: present.map(({ key }) => key),
    derived: [{ key: 'result', formula }],
    units: new Map(present.map(({ key, unit }) => [key, unit])),
  });
  if (!built.ok) return `错误：${built.errors.map(({ message }) => message).join()}`;
  const known = given.filter(({ amount }) => amount !== '缺');
  const value = built.model.evaluate(new Map(known.map(({ key, amount }) => [key, amount]))).get('result');
  if (value.kind === 'unknown') return `缺 ${value.missing.join(', ')}`;
  if (value.kind === 'problem') return `问题：${describeProblem(value, (key) => key).text}`;
  const compiled = built.model.compile(formula);
  const unit = compiled.ok ? compiled.unit : '';
  if (unit === '%') return `${value.value.times(new Decimal(100)).toString()}%`;
  return unit ? `${value.value.toString()} ${unit}` : value.value.toString();
}

describe('the page about formulas', () => {
  it.each(examples)('%s with %s gives %s', (formula, figures, result) => {
    expect(resultOf(formula, figures)).toBe(result);
  });

  it('has its examples', () => {
    expect(examples.length).toBeGreaterThan(50);
  });

  const formulas = examples.map(([formula]) => formula).join('\n');

  const functionWords = completionsAt('', 0, []).items.flatMap(({ kind, text }) => (kind === 'function' ? text : []));

  it.each(functionWords)('has an example of the function %s', (word) => {
    expect(formulas).toMatch(new RegExp(`\\b${word}\\(`));
  });

  it.each(['and', 'or', 'not', '+', '-', '*', '/', '=', '!=', '<', '<=', '>', '>='])(
    'has an example of %s',
    (operator) => {
      expect(` ${formulas} `).toContain(`${operator} `);
    },
  );
});
