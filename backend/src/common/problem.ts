/** A sentence in both languages of the product. */
export interface Sentence {
  zh: string;
  en: string;
}

/** One of several reasons of a refusal, each with the field that it concerns. */
export interface ProblemDetail {
  code: string;
  field?: string;
  message: Sentence;
}

export interface ProblemOptions {
  field?: string;
  errors?: readonly ProblemDetail[];
  /** Facts for programs; never secrets. */
  facts?: Readonly<Record<string, unknown>>;
  headers?: Readonly<Record<string, string>>;
}

/**
 * An expected failure, told to the caller as problem details (RFC 9457). The sentence says what happened and the
 * way out, in the caller's language.
 */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: Sentence,
    readonly options: ProblemOptions = {},
  ) {
    super(`${code}: ${detail.en}`);
  }
}

export const notFound = (): ProblemError =>
  new ProblemError(404, 'not_found', {
    zh: '没有找到该内容：它可能已被删除，或者您没有查看权限。',
    en: 'Not found: it may have been deleted, or you may not see it.',
  });

export const forbidden = (zh = '您没有进行此操作的权限。如确有需要，请联系绩效联络员。', en?: string): ProblemError =>
  new ProblemError(403, 'forbidden', {
    zh,
    en: en ?? 'You may not do this. If you need to, please ask your coordinator.',
  });

/** Input that cannot be accepted, each error with its field. Nothing was stored. */
export function invalidInput(errors: readonly ProblemDetail[]): ProblemError {
  const [first] = errors;
  return new ProblemError(
    422,
    'invalid_input',
    first && errors.length === 1
      ? first.message
      : {
          zh: `有 ${errors.length} 处填写需要修改，均未保存。`,
          en: `${errors.length} entries need a change; nothing was saved.`,
        },
    { errors, ...(first?.field !== undefined && { field: first.field }) },
  );
}
