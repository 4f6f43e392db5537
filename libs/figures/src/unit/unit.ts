import { moneyUnits } from './money.js';

/**
 * The unit of a formula or of a part of it. A `number` fits everything (a literal, a count, a figure without a
 * unit); a `ratio` everything but money. Money keeps its scale; what it is divided by or multiplied with (人, 项) does
 * not count, since a figure per head is written in 元 as well as in 元/人. A `power` other than 1 comes of money times
 * money, or of something by money.
 */
export type Unit =
  | { kind: 'number' }
  | { kind: 'ratio' }
  | { kind: 'money'; scale: string; power: number }
  | { kind: 'measure'; name: string };

export const plainNumber: Unit = { kind: 'number' };
export const ratio: Unit = { kind: 'ratio' };

/** Measure words that count the same things; the first stands for all. */
const sameMeasure: readonly (readonly string[])[] = [
  ['项', '个'],
  ['人', '名'],
  ['次', '场'],
];

/** The unit that a figure declares: `万元`, `元/人`, `%`, `件`; empty for none. */
export function unitOf(declared: string): Unit {
  const text = declared.trim();
  if (text === '') return plainNumber;
  const [name = '', per] = text.split('/');
  if (moneyUnits.has(name)) return { kind: 'money', scale: name, power: 1 };
  if (text === '%' || per !== undefined) return ratio;
  return { kind: 'measure', name: text };
}

/** As a person writes it; `%` for a ratio, empty for a plain number. */
export function unitText(unit: Unit): string {
  switch (unit.kind) {
    case 'number':
      return '';
    case 'ratio':
      return '%';
    case 'money':
      return unit.power === 1 ? unit.scale : `${unit.scale}^${unit.power}`;
    case 'measure':
      return unit.name;
  }
}

/** Whether two amounts may be added, compared or stand for each other. */
export function fits(a: Unit, b: Unit): boolean {
  if (a.kind === 'number' || b.kind === 'number') return true;
  if (a.kind === 'money' || b.kind === 'money')
    return a.kind === b.kind && sameMoney(a, b) && powerOf(a) === powerOf(b);
  return a.kind === 'ratio' || b.kind === 'ratio' || countedAs(a.name) === countedAs(b.name);
}

/** The unit of what fits together: the one that says more. */
export function joined(a: Unit, b: Unit): Unit {
  const says = { number: 0, ratio: 1, measure: 2, money: 3 };
  return says[b.kind] > says[a.kind] ? b : a;
}

/** The unit of a product, or null for money of different scales. */
export function times(a: Unit, b: Unit): Unit | null {
  if (a.kind === 'money' || b.kind === 'money') return multiplied(a, b, 1);
  if (a.kind === 'number') return b;
  if (b.kind === 'number') return a;
  if (a.kind === 'ratio') return b;
  return b.kind === 'ratio' ? a : ratio;
}

/** The unit of a quotient, or null for money of different scales. */
export function dividedBy(a: Unit, b: Unit): Unit | null {
  if (a.kind === 'money' || b.kind === 'money') return multiplied(a, b, -1);
  if (b.kind === 'number') return a;
  if (b.kind === 'ratio') return a.kind === 'measure' ? a : ratio;
  return ratio;
}

/** Whether two declared units fit: the same scale of money, the same measure; plain numbers fit any. */
export function unitsFit(a: string, b: string): boolean {
  return fits(unitOf(a), unitOf(b));
}

function multiplied(a: Unit, b: Unit, sign: 1 | -1): Unit | null {
  if (!sameMoney(a, b)) return null;
  const power = powerOf(a) + sign * powerOf(b);
  return power === 0 ? ratio : { kind: 'money', scale: scaleOf(a) ?? scaleOf(b) ?? '', power };
}

const scaleOf = (unit: Unit): string | undefined => (unit.kind === 'money' ? unit.scale : undefined);
const powerOf = (unit: Unit): number => (unit.kind === 'money' ? unit.power : 0);

function sameMoney(a: Unit, b: Unit): boolean {
  const [left, right] = [scaleOf(a), scaleOf(b)];
  return left === undefined || right === undefined || left === right;
}

/** Measure words that count the same things as this one, itself included. */
export function measureWords(unit: string): readonly string[] {
  return sameMeasure.find((words) => words.includes(unit)) ?? [unit];
}

const countedAs = (name: string): string | undefined => measureWords(name)[0];
