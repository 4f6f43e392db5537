import { id, instant } from '@countersign/contracts';
import { z } from 'zod';
import { invalidInput } from '../common/problem.js';

const place = z.tuple([instant, id]);

/** A page ends at an event; events of one moment are told apart by their id. */
export function writeAuditCursor(last: { at: Date; id: string }): string {
  return Buffer.from(JSON.stringify([last.at.toISOString(), last.id])).toString('base64url');
}

/** Throws a 422 problem for anything that is not a cursor of ours. */
export function parseAuditCursor(cursor: string): { at: string; id: string } {
  const parsed = place.safeParse(json(Buffer.from(cursor, 'base64url').toString()));
  if (parsed.success) return { at: parsed.data[0], id: parsed.data[1] };
  throw invalidInput([
    {
      field: 'cursor',
      code: 'cursor_unknown',
      message: {
        zh: '翻页位置无效，请回到第一页重新翻页。',
        en: 'The cursor is not one of ours; begin at the first page.',
      },
    },
  ]);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
