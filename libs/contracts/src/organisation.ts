import { roles } from '@countersign/workflow';
import { z } from 'zod';
import { cursorQuery, day, id, instant, named, page, personStamp } from './common.js';

const name = z.string().trim().min(1).max(100);

export const grantView = z.object({ id, role: z.enum(roles), department: named.nullable(), office: named.nullable() });
export const personView = z.object({
  id,
  username: z.string(),
  name: z.string(),
  post: z.string(),
  email: z.string(),
  active: z.boolean(),
  locked: z.boolean(),
  departmentId: id.nullable(),
  officeId: id.nullable(),
  grants: z.array(grantView),
});
export type PersonView = z.infer<typeof personView>;

export const departmentView = named.extend({ offices: z.array(named) });
export type DepartmentView = z.infer<typeof departmentView>;
/** Departments the caller may see; people only of those, and for the administrator those of the bureau too. */
export const organisationView = z.object({ departments: z.array(departmentView), people: z.array(personView) });
export type OrganisationView = z.infer<typeof organisationView>;

export const departmentInput = z.object({ name });
export const officeInput = z.object({ name, departmentId: id });
export const renamed = z.object({ name });
export const personInput = z.object({
  username: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9._-]{1,63}$/),
  name,
  post: z.string().trim().max(100),
  email: z.email(),
  password: z.string().min(10).max(200),
  departmentId: id.nullable(),
  officeId: id.nullable(),
});
export type PersonInput = z.infer<typeof personInput>;
export const personChange = z.object({
  name: name.optional(),
  post: z.string().trim().max(100).optional(),
  email: z.email().optional(),
  departmentId: id.nullable().optional(),
  officeId: id.nullable().optional(),
  active: z.boolean().optional(),
  /** Lifts a lock-out after failed sign-ins. */
  unlock: z.literal(true).optional(),
  password: z.string().min(10).max(200).optional(),
});
export type PersonChange = z.infer<typeof personChange>;
export const grantInput = z.object({ role: z.enum(roles), departmentId: id.nullable(), officeId: id.nullable() });
export type GrantInput = z.infer<typeof grantInput>;

export const auditQuery = cursorQuery.extend({
  reportId: id.optional(),
  personId: id.optional(),
  action: z.string().max(50).optional(),
  from: day.optional(),
  until: day.optional(),
});
export const auditEntry = z.object({
  reportId: id.nullable(),
  department: z.string().nullable(),
  seq: z.number().int(),
  at: instant,
  by: personStamp,
  action: z.string(),
  comment: z.string(),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntry>;
export const auditPage = page(auditEntry);
/** `brokenAt` names the first event whose hash does not follow from its predecessor. */
export const auditVerification = z.object({
  reports: z.number().int(),
  events: z.number().int(),
  broken: z.array(z.object({ reportId: id.nullable(), seq: z.number().int() })),
});
export type AuditVerification = z.infer<typeof auditVerification>;
