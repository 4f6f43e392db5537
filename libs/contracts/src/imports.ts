import { z } from 'zod';
import { saved } from './sections.js';

const key = z.string().max(200);
const place = z.number().int().min(0).max(100_000);

export const rowTarget = z.discriminatedUnion('to', [
  z.object({ to: z.literal('row'), key }),
  z.object({ to: z.literal('new'), under: key }),
  z.object({ to: z.literal('none') }),
]);

/** How a sheet is read into a table; see `SheetMapping` of libs/document. */
export const sheetMapping = z.object({
  firstRow: place,
  nameColumn: place,
  unit: z.string().max(20),
  columnUnits: z.record(key, z.string().max(20)),
  columns: z.record(key, place),
  rows: z.record(z.string().max(5000), rowTarget),
});

/** The table that is filled, and the sheet of the file that fills it. */
export const importPlace = z.object({
  table: key,
  /** From 0; absent: the one that fits best. */
  sheet: z.coerce.number().int().min(0).max(500).optional(),
});
export type ImportPlace = z.infer<typeof importPlace>;

export const applyImportPlace = importPlace.extend({
  /** Revision of the section that the preview was made on. */
  revision: z.coerce.number().int(),
});
export type ApplyImportPlace = z.infer<typeof applyImportPlace>;

export const importCell = z.object({
  column: z.string(),
  raw: z.string(),
  state: z.enum(['changes', 'same', 'left', 'refused', 'agrees', 'differs']),
  shown: z.string().optional(),
  before: z.string().optional(),
  note: z.string().optional(),
});

export const importRow = z.object({
  id: z.string(),
  number: z.number().int(),
  name: z.string(),
  target: rowTarget,
  label: z.string().optional(),
  note: z.string().optional(),
  cells: z.array(importCell),
});

/** What an import would do; nothing is stored by asking. */
export const importPreview = z.object({
  /** Revision of the section that it was made on. */
  revision: z.number().int(),
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })),
  sheet: z.number().int(),
  /** An export of this product. */
  own: z.boolean(),
  /** The mapping of an earlier import of the same layout was taken up. */
  remembered: z.boolean(),
  unitStated: z.boolean(),
  mapping: sheetMapping,
  /** Texts above each column of the sheet. */
  heads: z.array(z.string()),
  suggestions: z.record(z.string(), z.array(z.string())),
  rows: z.array(importRow),
  /** Cells written, and rows added, by applying it. */
  changes: z.number().int(),
  added: z.number().int(),
  refused: z.number().int(),
  differs: z.number().int(),
});
export type ImportPreview = z.infer<typeof importPreview>;

export const importApplied = saved.extend({ changes: z.number().int(), added: z.number().int() });
export type ImportApplied = z.infer<typeof importApplied>;
