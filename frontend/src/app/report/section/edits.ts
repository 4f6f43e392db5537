import { addedRowKey, isRowsKey, removedBeginnings, rowsIn, type AddedRow } from '@countersign/template';
import { mergeValue, same } from './merge.js';

/** Everything of a section that a person can type, under one kind of address: `figure` or `answer` and its key. */
export type EditKind = 'figure' | 'narrative' | 'answer';

export interface Edit {
  kind: EditKind;
  key: string;
  /** Figures: decimal text, or null for cleared. */
  value: unknown;
}

/** What the server holds of a section, at a revision. */
export interface SectionValues {
  revision: number;
  figures: Readonly<Record<string, string>>;
  answers: Readonly<Record<string, unknown>>;
}

/** Both people wrote the same place: nothing of either is lost, a person decides. */
export interface Conflict {
  kind: EditKind;
  key: string;
  mine: unknown;
  theirs: unknown;
  /** The row of a table that it belongs to, where somebody else removed that row: taking `mine` puts it back. */
  row?: { rows: string; row: AddedRow };
}

export const storedValue = (values: SectionValues, { kind, key }: Pick<Edit, 'kind' | 'key'>): unknown =>
  kind === 'figure' ? (ownValue(values.figures, key) ?? null) : ownValue(values.answers, key);

/** Unsaved edits laid over the stored values. */
export function overlay(values: SectionValues, edits: readonly Edit[]): SectionValues {
  if (!edits.length) return values;
  const figures: Record<string, string> = { ...values.figures };
  const answers: Record<string, unknown> = { ...values.answers };
  for (const { key, value } of edits)
    if (isRowsKey(key)) dropBelow(removedBeginnings(key, values.answers[key], value), figures, answers);
  for (const { kind, key, value } of edits) {
    if (kind !== 'figure') answers[key] = value;
    else if (typeof value === 'string') figures[key] = value;
    else delete figures[key];
  }
  return { revision: values.revision, figures, answers };
}

function dropBelow(beginnings: readonly string[], ...records: Record<string, unknown>[]): void {
  for (const record of records)
    for (const key of Object.keys(record)) if (beginnings.some((each) => key.startsWith(each))) delete record[key];
}

/**
 * `edits` with one more; a place holds only the last one, and none when it says what is stored anyway, also after
 * `sending` is. With a removed row go the edits of its cells.
 */
export function withEdit(
  values: SectionValues,
  edits: readonly Edit[],
  edit: Edit,
  sending: readonly Edit[] = [],
): Edit[] {
  const gone = isRowsKey(edit.key)
    ? removedBeginnings(edit.key, storedValue(overlay(values, edits), edit), edit.value)
    : [];
  const others = edits.filter(({ key }) => key !== edit.key && !gone.some((each) => key.startsWith(each)));
  const unchanged = [values, overlay(values, sending)].every((each) => same(storedValue(each, edit), edit.value));
  return unchanged ? others : [...others, edit];
}

/** What is left to save after `sent` was stored: places typed in again since then stay. */
export function withoutSent(edits: readonly Edit[], sent: readonly Edit[]): Edit[] {
  return edits.filter(({ key, value }) => !sent.some((each) => each.key === key && same(each.value, value)));
}

/** Moves unsaved edits made over `base` onto what somebody else saved meanwhile. */
export function rebase(
  base: SectionValues,
  edits: readonly Edit[],
  theirs: SectionValues,
): { edits: Edit[]; conflicts: Conflict[] } {
  const kept: Edit[] = [];
  const conflicts: Conflict[] = [];
  const removed = rowsRemoved(base, theirs);
  for (const edit of edits) {
    const other = storedValue(theirs, edit);
    const row = removed.find(({ beginning }) => edit.key.startsWith(beginning))?.row;
    if (row) {
      if (edit.value !== null && edit.value !== undefined)
        conflicts.push({ kind: edit.kind, key: edit.key, mine: edit.value, theirs: other ?? null, row });
      continue;
    }
    const merged = mergeValue(storedValue(base, edit), edit.value, other);
    if (!merged.settled) {
      const { mine = edit.value, theirs: joined = other } = merged;
      conflicts.push({ kind: edit.kind, key: edit.key, mine, theirs: joined });
      // what does merge is kept, whichever version of the rest is taken
      if (!same(joined, other)) kept.push({ ...edit, value: joined });
    } else if (!same(merged.value, other)) kept.push({ ...edit, value: merged.value });
  }
  return { edits: kept, conflicts };
}

/** Rows of tables that `theirs` no longer has. */
function rowsRemoved(base: SectionValues, theirs: SectionValues) {
  return Object.keys(base.answers)
    .filter(isRowsKey)
    .flatMap((rows) => {
      const gone = new Set(removedBeginnings(rows, base.answers[rows], theirs.answers[rows]));
      return rowsIn(base.answers[rows]).flatMap((row) => {
        const beginning = `${rows.slice(0, -'rows'.length)}${addedRowKey(row)}.`;
        return gone.has(beginning) ? [{ beginning, row: { rows, row } }] : [];
      });
    });
}

/** Edits that may be sent: none that was refused, and none within added rows that were refused. */
export function sendableEdits(
  values: SectionValues,
  edits: readonly Edit[],
  refused: (key: string) => boolean,
): Edit[] {
  const waiting = edits
    .filter(({ key }) => isRowsKey(key) && refused(key))
    .flatMap(({ key, value }) => removedBeginnings(key, value, values.answers[key]));
  return edits.filter(({ key }) => !refused(key) && !waiting.some((beginning) => key.startsWith(beginning)));
}

/**
 * The edits that go in one request: all figures, or all answers, or one narrative. Added rows go before everything,
 * so that what is typed in them has its place.
 */
export function nextRequest(edits: readonly Edit[]): Edit[] {
  const rows = edits.filter(({ key }) => isRowsKey(key));
  if (rows.length) return rows;
  const first = edits[0];
  if (!first) return [];
  if (first.kind === 'narrative') return [first];
  return edits.filter(({ kind }) => kind === first.kind).slice(0, first.kind === 'figure' ? 1000 : 500);
}

const ownValue = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
