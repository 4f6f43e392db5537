import {
  abilityOf,
  defineRules,
  publicViewer,
  subject,
  viewerRolesOf,
  visibleFields,
  writableFields,
  type FieldRights,
  type Grant,
  type SubjectFacts,
} from '@countersign/access';
import type { FieldDefinition, ViewerRole } from '@countersign/template';

/** A role of the section, or somebody of the department without a part in it. */
export type Onlooker = ViewerRole | 'colleague';
type Facts = SubjectFacts['Section'];
export type Moment = Pick<Facts, 'state' | 'reportState'>;

const person = 'somebody';
const place = { departmentId: 'department', officeId: 'office' };
const officeRole = (role: Grant['role'], officeId = place.officeId): Grant[] => [{ ...place, role, officeId }];
const scoped = (role: Grant['role']): Grant[] => [{ role, departmentId: place.departmentId, officeId: null }];
const grants: Readonly<Record<Exclude<Onlooker, 'public'>, Grant[]>> = {
  owner: officeRole('owner'),
  assisting: officeRole('owner', 'assisting'),
  reviewer: officeRole('reviewer'),
  leader: officeRole('leader'),
  coordinator: scoped('coordinator'),
  finance: scoped('finance'),
  auditor: scoped('auditor'),
  colleague: officeRole('owner', 'another'),
};

export interface SeenForm {
  /** Null: the section itself cannot be read at that moment. */
  readonly fields: readonly { readonly field: FieldDefinition; readonly writes: boolean }[] | null;
  readonly hidden: readonly FieldDefinition[];
}

/** A section's form as this role sees it at this moment, by the same rules as in a report. */
export function seenAs(fields: readonly FieldDefinition[], onlooker: Onlooker, moment: Moment): SeenForm {
  const rights: readonly FieldRights[] = fields;
  const looking = (visible: ReadonlySet<string>, writable: readonly string[]): SeenForm => ({
    fields: fields
      .filter(({ key }) => visible.has(key))
      .map((field) => ({ field, writes: writable.includes(field.key) && !isComputed(field) })),
    hidden: fields.filter(({ key }) => !visible.has(key)),
  });
  if (onlooker === 'public') {
    if (moment.reportState !== 'published') return { fields: null, hidden: [] };
    return looking(visibleFields({ ...moment, fields: rights }, publicViewer), []);
  }
  const ability = abilityOf(defineRules({ id: person, grants: grants[onlooker] }));
  const facts: Facts = {
    ...place,
    ...moment,
    revisionOpen: moment.reportState === 'revision_requested',
    reopened: moment.reportState === 'revision_requested',
    assistingOfficeIds: ['assisting'],
    leaderId: person,
    submittedBy: null,
    approvedBy: null,
  };
  if (!ability.can('read', subject('Section', facts))) return { fields: null, hidden: [] };
  return looking(
    visibleFields({ ...moment, fields: rights }, viewerRolesOf(ability, facts)),
    writableFields(ability, facts, rights),
  );
}

const isComputed = (field: FieldDefinition): boolean => field.kind === 'figure' && field.formula !== undefined;
