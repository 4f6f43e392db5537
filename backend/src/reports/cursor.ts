import { invalidInput } from '../common/problem.js';

export const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where a page ended: the sorted value and the row's own key. Opaque to the caller. */
export type CursorKeys = readonly [value: string, key: string];

export function encodeCursor(keys: CursorKeys): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** Throws a 422 problem for anything but two texts of the expected shapes, which the database would not read. */
export function decodeCursor(cursor: string, shapes: readonly [value: RegExp, key: RegExp]): CursorKeys {
  const keys = keysIn(cursor);
  if (Array.isArray(keys) && keys.length === 2) {
    const [value, key] = keys as unknown[];
    if (typeof value === 'string' && typeof key === 'string' && shapes[0].test(value) && shapes[1].test(key))
      return [value, key];
  }
  throw invalidInput([
    {
      code: 'bad_cursor',
      field: 'cursor',
      message: {
        zh: '翻页位置已失效，请从第一页重新查看。',
        en: 'The cursor is not valid; start again from the first page.',
      },
    },
  ]);
}

function keysIn(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
