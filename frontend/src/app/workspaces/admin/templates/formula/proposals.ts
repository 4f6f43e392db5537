import { completionsAt } from '@countersign/figures';

/** Something that may be put into a formula. */
export interface Proposal {
  /** What is inserted: a key, a pattern, a unit, or a function with its parenthesis. */
  insert: string;
  label: string;
}

/** What may stand at the caret, and which characters it replaces. */
export interface Proposals {
  from: number;
  to: number;
  items: readonly Proposal[];
}

const mostShown = 8;

/**
 * Proposals for the word before the caret: by name (`支出`) and by key, then what the formula language itself allows
 * there. `all` are the figures with their names, in the order in which they are offered.
 */
export function proposalsAt(text: string, caret: number, all: readonly Proposal[]): Proposals {
  const { from, to, items } = completionsAt(
    text,
    caret,
    all.map(({ insert }) => insert),
  );
  const word = text.slice(from, caret);
  if (/^\d/.test(word) || (!word && items[0]?.kind !== 'unit')) return { from, to, items: [] };
  const labels = new Map([...functionLabels, ...all.map(({ insert, label }) => [insert, label] as const)]);
  const allowed = items.map(({ insert }) => ({ insert, label: labels.get(insert) ?? '' }));
  const named = word ? withName(word, all) : [];
  const found = new Map([...named, ...allowed].map((proposal) => [proposal.insert, proposal]));
  found.delete(word);
  return { from, to, items: [...found.values()].slice(0, mostShown) };
}

/** Figures that are called like what stands in a box for one figure; `many` also offers whole columns. */
export function figuresFor(text: string, all: readonly Proposal[], many: boolean): Proposals {
  const word = text.trim();
  const offered = many ? all : all.filter(({ insert }) => !insert.includes('*'));
  const known = offered.some(({ insert }) => insert === word);
  const called = offered.filter(({ insert }) => insert.includes(word) && !known);
  const items = [...new Set([...(word ? withName(word, offered) : []), ...called])];
  return { from: 0, to: text.length, items: items.slice(0, mostShown) };
}

/** What begins with the word first, then what has it anywhere in its name. */
function withName(word: string, all: readonly Proposal[]): Proposal[] {
  const begins = all.filter(({ label }) => label.startsWith(word));
  const contains = all.filter((each) => !begins.includes(each) && each.label.includes(word));
  return [...begins, ...contains];
}

/** The text with the proposal put in, and where the caret then stands. */
export function completed(
  text: string,
  { from, to }: Pick<Proposals, 'from' | 'to'>,
  { insert }: Proposal,
): { text: string; caret: number } {
  return { text: text.slice(0, from) + insert + text.slice(to), caret: from + insert.length };
}

const functionLabels: readonly (readonly [string, string])[] = [
  ['sum(', '求和：sum(甲, 乙) 或 sum(表.*.列)'],
  ['count(', '计数：已填写的有几个'],
  ['min(', '最小值'],
  ['max(', '最大值'],
  ['abs(', '绝对值'],
  ['round(', '四舍五入：round(值, 位数)'],
  ['roundUp(', '进位：roundUp(值, 位数)'],
  ['roundDown(', '舍尾：roundDown(值, 位数)'],
  ['if(', '如果：if(条件, 成立时, 不成立时)'],
  ['coalesce(', '取第一个已填写的值'],
  ['prior(', '上年数：prior(数据)'],
  ['to(', '换算金额单位：to(数据, 万元)'],
  ['and', '并且'],
  ['or', '或者'],
  ['not', '并非'],
];
