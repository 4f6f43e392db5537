/** Something that may be put into a formula. */
export interface Proposal {
  /** What is inserted: a key, a pattern, or a function with its parenthesis. */
  insert: string;
  label: string;
}

/** The name or words before the caret, and where they begin. */
export function wordBefore(text: string, caret: number): { word: string; from: number } {
  const word = /[\p{L}\p{N}_.*]+$/u.exec(text.slice(0, caret))?.[0] ?? '';
  const bare = word.replace(/^\d+(\.\d+)?$/, '');
  return { word: bare, from: caret - bare.length };
}

const mostShown = 8;

/** What begins like the word first, then what has it anywhere in its key or name. */
export function proposalsFor(word: string, all: readonly Proposal[]): Proposal[] {
  if (!word) return [];
  const begins = all.filter(({ insert, label }) => insert.startsWith(word) || label.startsWith(word));
  const contains = all.filter(
    (each) => !begins.includes(each) && (each.insert.includes(word) || each.label.includes(word)),
  );
  return [...begins, ...contains].filter(({ insert }) => insert !== word).slice(0, mostShown);
}

/** The text with the word before the caret replaced, and where the caret then stands. */
export function completed(text: string, caret: number, { insert }: Proposal): { text: string; caret: number } {
  const { from } = wordBefore(text, caret);
  return { text: text.slice(0, from) + insert + text.slice(caret), caret: from + insert.length };
}

export const functionProposals: readonly Proposal[] = [
  { insert: 'sum(', label: '求和：sum(甲, 乙) 或 sum(表.*.列)' },
  { insert: 'count(', label: '计数：已填写的有几个' },
  { insert: 'min(', label: '最小值' },
  { insert: 'max(', label: '最大值' },
  { insert: 'abs(', label: '绝对值' },
  { insert: 'round(', label: '四舍五入：round(值, 位数)' },
  { insert: 'if(', label: '如果：if(条件, 成立时, 不成立时)' },
  { insert: 'coalesce(', label: '取第一个已填写的值' },
  { insert: 'prior(', label: '上年数：prior(数据)' },
  { insert: 'to(', label: '换算金额单位：to(数据, 万元)' },
];
