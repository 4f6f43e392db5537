import { reportActions, sectionActions } from '@countersign/workflow';
import type { ReportState, Role, SectionState } from '@countersign/workflow';

/** What a rule may look at. One object of facts serves the ability, the workflow's guards and the SQL filter. */
export interface SubjectFacts {
  Report: {
    readonly departmentId: string;
    readonly state: ReportState;
    readonly opened: boolean;
    /** The bureau asked for revision, and has neither accepted nor asked anew since. */
    readonly revisionOpen: boolean;
  };
  Section: {
    readonly departmentId: string;
    readonly reportState: ReportState;
    readonly revisionOpen: boolean;
    /** The open revision request names this section. */
    readonly reopened: boolean;
    readonly officeId: string | null;
    readonly assistingOfficeIds: readonly string[];
    readonly leaderId: string | null;
    readonly state: SectionState;
    readonly submittedBy: string | null;
    readonly approvedBy: string | null;
  };
  /** A department with its offices; the bureau itself has none. */
  Organisation: { readonly departmentId: string | null };
  Person: { readonly departmentId: string | null };
  /** Of a report's chain; the installation's own chain belongs to no department. */
  Audit: { readonly departmentId: string | null };
  Template: Readonly<Record<never, never>>;
  Mail: Readonly<Record<never, never>>;
}
export type SubjectName = keyof SubjectFacts;

/** `create` and `assign` belong to reports, `remind` to `rescore` to sections; `see_field` has a `ViewerRole` as its field; `manage` is every action. */
export const actions = [
  'read',
  'create',
  'save',
  'assign',
  'remind',
  'explain',
  'verify_score',
  'see_verified',
  'see_rescored',
  'see_field',
  'rescore',
  'manage',
  ...sectionActions,
  ...reportActions,
] as const;
export type Action = (typeof actions)[number];

/** Whose field it is; a template's `editableBy` uses the same words. */
export const fieldRoles = ['owner', 'assisting', 'reviewer', 'finance'] as const;
export type FieldRole = (typeof fieldRoles)[number];

/** In which capacity somebody looks at a section; a template's `visibleTo` uses the same words. `public` is everybody, without a session. */
export const viewerRoles = [...fieldRoles, 'leader', 'coordinator', 'auditor', 'public'] as const;
export type ViewerRole = (typeof viewerRoles)[number];

/** One role within its scope. `departmentId` is the department of the office where the role belongs to an office. */
export interface Grant {
  readonly role: Role;
  /** Null for finance and auditor: every department. */
  readonly departmentId: string | null;
  readonly officeId: string | null;
}

/** Always the real person: who submits for somebody else has still submitted. */
export interface Grantee {
  readonly id: string;
  readonly grants: readonly Grant[];
}
