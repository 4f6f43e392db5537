import { subject, viewerRolesOf, visibleFields, writableFields } from '@countersign/access';
import type { CompiledTemplate } from '@countersign/template';
import type { Actor } from '../../access/actor.js';
import { sectionSubject } from '../../reports/report-records.js';
import type { ReportRecord, SectionRecord } from '../../reports/report-records.js';
import type { ReturnNote } from '../../reports/return-note.entity.js';

/** Where files stand in a section: at a field or indicator, or at a reason of a return. */
export interface Place {
  readonly field: string | null;
  readonly noteId: string | null;
}

/** What one person sees of a section's files, and where they may change them now. */
export interface PlacesInSight {
  /** Names of the fields and indicators, seen or not. */
  readonly labels: ReadonlyMap<string, string>;
  readonly fields: readonly string[];
  readonly notes: readonly string[];
  /** The field or part of a field that a place is about; null: the section as a whole. */
  about(place: Place): string | null;
  sees(place: Place): boolean;
  writes(place: Place): boolean;
}

/** Fields of the form and the indicators that are answered in it: files are attached to either. */
export function attachable(template: CompiledTemplate, section: string) {
  const indicators = template.definition.indicators.filter((indicator) => indicator.section === section);
  return [
    ...(template.sections.get(section)?.fields ?? []),
    ...indicators.map(({ key, label }): { key: string; label: string } => ({ key, label })),
  ];
}

/** Files follow their field: seen where it is seen, changed where it may be written. */
export function placesInSight(
  template: CompiledTemplate,
  { report, section, notes }: { report: ReportRecord; section: SectionRecord; notes: readonly ReturnNote[] },
  { id, ability }: Actor,
): PlacesInSight {
  const facts = sectionSubject(report, section);
  const fields = attachable(template, section.key);
  const visible = visibleFields({ ...facts, fields }, viewerRolesOf(ability, facts));
  const writable = writableFields(ability, facts, fields);
  const answers = ability.can('explain', subject('Section', facts));
  const noteSeen = ({ field }: ReturnNote) =>
    field === null || fields.every(({ key }) => visible.has(key) || (field !== key && !field.startsWith(`${key}.`)));
  const seen = notes.filter(noteSeen);
  const written = seen.filter(({ personId }) => answers || (personId === id && section.state === 'returned'));
  const [seenNotes, writtenNotes] = [seen, written].map((some) => some.map((note) => note.id)) as [string[], string[]];
  const within =
    (keys: { has(key: string): boolean }, ids: readonly string[]) =>
    ({ field, noteId }: Place) =>
      noteId === null ? field !== null && keys.has(field) : ids.includes(noteId);
  return {
    labels: new Map(fields.map(({ key, label }) => [key, label])),
    fields: writable,
    notes: writtenNotes,
    about: ({ field, noteId }) => field ?? notes.find((note) => note.id === noteId)?.field ?? null,
    sees: within(visible, seenNotes),
    writes: within(new Set(writable), writtenNotes),
  };
}
