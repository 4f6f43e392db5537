import { id, instant } from '@countersign/contracts';
import { z } from 'zod';
import { invalidInput } from '../common/problem.js';

const place = z.tuple([instant, z.int().min(1), id]);

/** A page ends at an event; events of one moment stand in the order of their chain, then of their id. */
export function writeAuditCursor({ at, seq, id }: { at: Date; seq: number; id: string }): string {
  return Buffer.from(JSON.stringify([at.toISOString(), seq, id])).toString('base64url');
}

/** Throws a 422 problem for anything that is not a cursor of ours. */
export function parseAuditCursor(cursor: string): { at: string; seq: number; id: string } {
  const parsed = place.safeParse(json(Buffer.from(cursor, 'base64url').toString()));
  if (parsed.success) {
    const [at, seq, id] = parsed.data;
    return { at, seq, id };
  }
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
