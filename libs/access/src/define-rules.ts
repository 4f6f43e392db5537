import type { ReportState, Role } from '@countersign/workflow';
import type { AccessRule, Condition } from './ability.js';
import type { Action, FieldRole, Grant, Grantee, SubjectName, ViewerRole } from './subjects.js';

/** Where a role is held. `departments` is null for every department. */
interface Scope {
  readonly personId: string;
  readonly offices: readonly string[];
  readonly departments: readonly string[] | null;
}

const withDepartment: readonly ReportState[] = ['drafting', 'ready'];
/** The bureau sees what it has received once, also while a revision is under way. */
const received: readonly ReportState[] = ['submitted', 'revision_requested', 'accepted', 'published'];
/** The bureau has said what it thinks of the report. */
const decided: readonly ReportState[] = ['revision_requested', 'accepted', 'published'];

const can = (action: Action | Action[], subject: SubjectName | SubjectName[], conditions?: Condition): AccessRule => ({
  action,
  subject,
  ...(conditions && { conditions }),
});

/** Content is open in first drafting, and in a revision where the bureau named the section. */
const whileOpen = (action: Action | Action[], where: Condition, field?: FieldRole): AccessRule[] =>
  [
    { ...where, reportState: { $in: withDepartment } },
    { ...where, reportState: 'revision_requested', reopened: true },
  ].map((conditions) => ({ ...can(action, 'Section', conditions), ...(field && { fields: [field] }) }));

/** In which capacity a section's restricted fields are looked at; which of them that opens, the template says. */
const seeFields = (as: ViewerRole, where: Condition): AccessRule => ({
  ...can('see_field', 'Section', where),
  fields: [as],
});

const inDepartments = ({ departments }: Scope): Condition =>
  departments ? { departmentId: { $in: departments } } : {};

const readDepartment = (scope: Scope): AccessRule[] => [
  can('read', ['Report', 'Section', 'Organisation', 'Person'], inDepartments(scope)),
];

/** Everybody sees the points of earlier stages; those of a later one when it has done its work. */
const seeDecidedPoints = (scope: Scope): AccessRule[] => {
  const where = inDepartments(scope);
  return [
    can('see_verified', 'Section', { ...where, state: { $in: ['returned', 'awaiting_sign_off', 'signed_off'] } }),
    can('see_rescored', 'Section', { ...where, reportState: { $in: decided } }),
    can('see_rescored', 'Section', { ...where, reportState: 'ready', revisionOpen: true }),
  ];
};
const workInDepartment = (scope: Scope): AccessRule[] => [...readDepartment(scope), ...seeDecidedPoints(scope)];

const owner = (scope: Scope): AccessRule[] => {
  const own = { officeId: { $in: scope.offices } };
  const writing = { state: { $in: ['draft', 'returned'] } };
  return [
    ...workInDepartment(scope),
    seeFields('owner', own),
    seeFields('assisting', { assistingOfficeIds: { $in: scope.offices } }),
    ...whileOpen('save', { ...own, ...writing }, 'owner'),
    ...whileOpen('save', { assistingOfficeIds: { $in: scope.offices }, ...writing }, 'assisting'),
    ...whileOpen('explain', { ...own, ...writing }),
    can('submit', 'Section', own),
    can('recall', 'Section', { ...own, submittedBy: scope.personId }),
  ];
};

const reviewer = (scope: Scope): AccessRule[] => {
  const own = { officeId: { $in: scope.offices } };
  return [
    ...workInDepartment(scope),
    seeFields('reviewer', own),
    seeFields('assisting', { assistingOfficeIds: { $in: scope.offices } }),
    ...whileOpen('save', { ...own, state: 'in_review' }, 'reviewer'),
    ...whileOpen('verify_score', { ...own, state: 'in_review' }),
    can('see_verified', 'Section', own),
    can('countersign', 'Section', { assistingOfficeIds: { $in: scope.offices } }),
    can('approve', 'Section', own),
    can('return', 'Section', { ...own, state: { $ne: 'awaiting_sign_off' } }),
    can('recall', 'Section', { ...own, state: 'awaiting_sign_off', approvedBy: scope.personId }),
  ];
};

const leader = (scope: Scope): AccessRule[] => {
  const inCharge = { leaderId: scope.personId, officeId: { $in: scope.offices } };
  return [
    ...workInDepartment(scope),
    seeFields('leader', inCharge),
    can('sign', 'Section', inCharge),
    can('return', 'Section', { ...inCharge, state: { $ne: 'in_review' } }),
  ];
};

const coordinator = (scope: Scope): AccessRule[] => [
  ...workInDepartment(scope),
  seeFields('coordinator', inDepartments(scope)),
  can(['create', 'submit', 'withdraw'], 'Report', inDepartments(scope)),
  can('assign', 'Report', { ...inDepartments(scope), state: { $in: [...withDepartment, 'revision_requested'] } }),
  can(['reopen', 'remind'], 'Section', inDepartments(scope)),
];

const finance = (scope: Scope): AccessRule[] => {
  const where = inDepartments(scope);
  return [
    can('read', ['Organisation', 'Person'], where),
    can('read', 'Report', { ...where, state: { $in: received } }),
    can('read', 'Report', { ...where, state: 'ready', revisionOpen: true }),
    can('read', 'Section', { ...where, reportState: { $in: received } }),
    can('read', 'Section', { ...where, reportState: 'ready', revisionOpen: true }),
    can(['open', 'accept', 'request_revision', 'publish'], 'Report', where),
    can('rescore', 'Section', { ...where, reportState: 'submitted' }),
    can(['see_verified', 'see_rescored'], 'Section', where),
    seeFields('finance', where),
    can('remind', 'Section', { ...where, reportState: 'revision_requested' }),
    { ...can('save', 'Section', { ...where, reportState: 'submitted' }), fields: ['finance'] },
  ];
};

/** Runs the installation; has no right to any content. */
const administrator = (): AccessRule[] => [can('manage', ['Organisation', 'Person', 'Template', 'Mail', 'Audit'])];

const auditor = (scope: Scope): AccessRule[] => [
  ...readDepartment(scope),
  can(['see_verified', 'see_rescored'], 'Section', inDepartments(scope)),
  seeFields('auditor', inDepartments(scope)),
  can('read', 'Audit', inDepartments(scope)),
];

const rulesOf: Record<Role, (scope: Scope) => AccessRule[]> = {
  owner,
  reviewer,
  leader,
  coordinator,
  finance,
  administrator,
  auditor,
};

const mayHoldEveryDepartment: readonly Role[] = ['finance', 'auditor'];

function scopeOf(personId: string, role: Role, grants: readonly Grant[]): Scope {
  const held = grants.filter((grant) => grant.role === role);
  const everywhere = mayHoldEveryDepartment.includes(role) && held.some(({ departmentId }) => departmentId === null);
  return {
    personId,
    offices: [...new Set(held.flatMap(({ officeId }) => officeId ?? []))],
    departments: everywhere ? null : [...new Set(held.flatMap(({ departmentId }) => departmentId ?? []))],
  };
}

/**
 * What a person may do, as data: the server checks requests with it, makes list filters of it, and sends it to
 * the browser. State of a section is looked at only where the right itself depends on it; whether a move is
 * possible now is the business of `libs/workflow`, which can say why not.
 */
export function defineRules({ id, grants }: Grantee): AccessRule[] {
  const roles = [...new Set(grants.map(({ role }) => role))];
  return [can('read', 'Template'), ...roles.flatMap((role) => rulesOf[role](scopeOf(id, role, grants)))];
}

/** Offices for which the person holds the role. */
export function officesOf(grants: readonly Grant[], role: Role): string[] {
  return grants.flatMap((grant) => (grant.role === role && grant.officeId ? [grant.officeId] : []));
}
