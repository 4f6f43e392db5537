import { z } from 'zod';

export const id = z.uuid();
/** An exact decimal number in plain notation, for example `-1947.96`. */
export const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
/** UTC instant, ISO 8601. */
export const instant = z.iso.datetime();
/** Calendar day in China, `2021-03-31`. */
export const day = z.iso.date();

export const named = z.object({ id, name: z.string() });
export type Named = z.infer<typeof named>;

/** A person as shown at an act: the name, post and office that they had then. */
export const personStamp = z.object({ id: id.nullable(), name: z.string(), post: z.string() });
export type PersonStamp = z.infer<typeof personStamp>;

/** RFC 9457 problem details. `detail` and `errors[].message` are in the caller's language and say the way out. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  field: z.string().optional(),
  requestId: z.string(),
  errors: z.array(z.object({ code: z.string(), field: z.string().optional(), message: z.string() })).optional(),
  /** Facts of the refusal; for `revision_conflict` see `revisionConflict`. */
  facts: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof problem>;

/** Something a person may do now, or why not. `refusals` are sentences in the caller's language. */
export function actionView<const T extends readonly [string, ...string[]]>(names: T) {
  return z.object({ name: z.enum(names), refusals: z.array(z.string()) });
}

export function page<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}
export const cursorQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
