import { sectionStates } from '@countersign/workflow';
import type { ReportState, SectionState } from '@countersign/workflow';
import { subject } from './ability.js';
import type { CountersignAbility } from './ability.js';
import { fieldRoles, viewerRoles } from './subjects.js';
import type { FieldRole, SubjectFacts, ViewerRole } from './subjects.js';

/** A state of the section or of the report; the two have no name in common. */
export type FieldMoment = SectionState | ReportState;

/** A role, always or only in the named states: of the section, of the report, or (named both) of the two together. */
export type FieldRight<Role> = Role | { readonly role: Role; readonly states: readonly FieldMoment[] };

/** What the template says of one field; the definitions of `libs/template` fit as they are. */
export interface FieldRights {
  readonly key: string;
  /** Absent: the owner. */
  readonly editableBy?: readonly FieldRight<FieldRole>[] | undefined;
  /** Absent: everybody who reads the section. */
  readonly visibleTo?: readonly FieldRight<ViewerRole>[] | undefined;
  /** Nobody writes what a formula gives. */
  readonly formula?: string | undefined;
}

/** The moment at which rights are asked for. */
export interface SectionMoment {
  readonly state: SectionState;
  readonly reportState: ReportState;
}

/** Who looks at what is published. */
export const publicViewer: readonly ViewerRole[] = ['public'];

/**
 * Keys of the section's fields that somebody sees who looks at it in these capacities: the one answer to this
 * question, for screens, exports and the public page. `viewer` is `viewerRolesOf(ability, section)`, or
 * `publicViewer`. A field without `visibleTo` is seen by everybody; whoever writes a field always sees it.
 * Values that are computed from hidden fields are the business of `sightOf` in `libs/template`.
 */
export function visibleFields(
  section: SectionMoment & { readonly fields: readonly FieldRights[] },
  viewer: readonly ViewerRole[],
): Set<string> {
  return new Set(section.fields.filter((field) => sees(field, section, viewer)).map(({ key }) => key));
}

function sees(field: FieldRights, moment: SectionMoment, viewer: readonly ViewerRole[]): boolean {
  if (!field.visibleTo) return true;
  const writers = field.formula === undefined ? writersOf(field).map(roleOf) : [];
  return (
    viewer.some((role) => (writers as readonly ViewerRole[]).includes(role)) ||
    field.visibleTo.some((right) => viewer.includes(roleOf(right)) && holds(right, moment))
  );
}

/** In which capacities the person looks at the section now. */
export function viewerRolesOf(ability: CountersignAbility, section: SubjectFacts['Section']): ViewerRole[] {
  const tag = subject('Section', section);
  return viewerRoles.filter((role) => ability.can('see_field', tag, role));
}

/** In which capacities the person may write the section's fields now. */
export function writingRoles(ability: CountersignAbility, section: SubjectFacts['Section']): FieldRole[] {
  const tag = subject('Section', section);
  return fieldRoles.filter((role) => ability.can('save', tag, role));
}

/** Keys of the fields that the person may write now, by the template's `editableBy`. */
export function writableFields(
  ability: CountersignAbility,
  section: SubjectFacts['Section'],
  fields: readonly FieldRights[],
): string[] {
  const roles = writingRoles(ability, section);
  return fields
    .filter((field) => writersOf(field).some((right) => roles.includes(roleOf(right)) && holds(right, section)))
    .map(({ key }) => key);
}

const owners: readonly FieldRight<FieldRole>[] = ['owner'];

export const writersOf = ({ editableBy = owners }: Pick<FieldRights, 'editableBy'>): readonly FieldRight<FieldRole>[] =>
  editableBy;

export const roleOf = <Role extends string>(right: FieldRight<Role>): Role =>
  typeof right === 'string' ? right : right.role;

/** Whether the states that a right names are those of this moment. */
export function holds<Role extends string>(right: FieldRight<Role>, { state, reportState }: SectionMoment): boolean {
  if (typeof right === 'string') return true;
  const ofSection = right.states.filter((each) => isSectionState(each));
  const ofReport = right.states.filter((each) => !isSectionState(each));
  return (!ofSection.length || ofSection.includes(state)) && (!ofReport.length || ofReport.includes(reportState));
}

const isSectionState = (state: FieldMoment): state is SectionState =>
  (sectionStates as readonly string[]).includes(state);
