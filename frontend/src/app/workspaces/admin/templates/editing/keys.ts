import { isKey } from '@countersign/figures';
import type { TemplateDefinition } from '@countersign/template';

/** First letter of a key that the editor makes by itself; a counter follows: `f12`. */
export const keyLetters = {
  section: 's',
  figure: 'f',
  table: 't',
  narrative: 'n',
  choice: 'o',
  list: 'l',
  derived: 'd',
  group: 'g',
  indicator: 'i',
  check: 'k',
  column: 'c',
  row: 'r',
  item: 'p',
} as const;
export type Lettered = keyof typeof keyLetters;

/** The next free key of its kind; a number that was once the highest is not given again while it stands. */
export function freshKey(kind: Lettered, taken: Iterable<string>): string {
  const letter = keyLetters[kind];
  const numbers = [...taken].flatMap((key) => {
    const match = new RegExp(`^${letter}(\\d{1,9})$`).exec(key);
    return match ? [Number(match[1])] : [];
  });
  return `${letter}${Math.max(0, ...numbers) + 1}`;
}

/** Keys of everything that stands by itself; rows and columns of a table are named within it. */
export function takenKeys({ sections, derived, groups, indicators, checks }: TemplateDefinition): string[] {
  return [sections, sections.flatMap(({ fields }) => fields), derived, groups, indicators, checks].flatMap((items) =>
    items.map(({ key }) => key),
  );
}

/** Why `key` may not be the new name of something that is called `present`; empty when it may. */
export function keyProblem(key: string, present: string, taken: readonly string[], dotted = true): string {
  if (key === present) return '';
  if (key === '') return '请填写代码。';
  if (!isKey(key) || (!dotted && key.includes('.')))
    return `代码由小写字母、数字和下划线组成，以字母开头${dotted ? '，可用点分段' : ''}。`;
  return taken.includes(key) ? `代码“${key}”已被使用，请换一个。` : '';
}
