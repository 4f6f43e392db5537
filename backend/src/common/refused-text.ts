import { invalidInput, type ProblemDetail, type Sentence } from './problem.js';

/** Deeper than any document: a text of the editor nests lists some dozens deep. */
const deepest = 200;

const controlCharacter: Sentence = {
  zh: '内容含有不可见的控制字符，请删除后重试。',
  en: 'The text holds an invisible control character; please remove it.',
};
const halfCharacter: Sentence = {
  zh: '内容含有不完整的字符（例如只复制了一半的表情符号），请删除后重试。',
  en: 'The text holds half a character (a cut emoji, for example); please remove it.',
};
const tooDeep: Sentence = {
  zh: '内容的层次过多，没有保存。请减少嵌套后重试。',
  en: 'The content is nested too deeply; nothing was saved.',
};

/**
 * Throws a 422 problem that names the field of a text which PostgreSQL cannot keep as it is: a NUL, or half of a
 * surrogate pair, in a value or in a name, at any depth.
 */
export function refuseUnstorable(input: unknown): void {
  const found = unstorable(input, []);
  if (found) throw invalidInput([found]);
}

function unstorable(value: unknown, path: readonly string[]): ProblemDetail | undefined {
  if (typeof value === 'string') return unstorableText(value, path);
  if (typeof value !== 'object' || value === null) return undefined;
  if (path.length >= deepest) return { code: 'too_deep', field: path[0]!, message: tooDeep };
  for (const [key, each] of Object.entries(value)) {
    const found = unstorableText(key, path) ?? unstorable(each, [...path, key]);
    if (found) return found;
  }
  return undefined;
}

function unstorableText(text: string, path: readonly string[]): ProblemDetail | undefined {
  const field = path.join('.');
  if (text.includes('\0')) return { code: 'forbidden_character', field, message: controlCharacter };
  // under the u flag a pair is one character, so that only a half of one is a surrogate
  if (/\p{Surrogate}/u.test(text)) return { code: 'forbidden_character', field, message: halfCharacter };
  return undefined;
}
