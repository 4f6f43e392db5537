import type { PersonInput } from '@countersign/contracts';
import type { EntityManager } from 'typeorm';
import { hashPassword } from '../access/passwords.js';
import { AuditService } from '../audit/audit.service.js';
import { Person } from './person.entity.js';
import { RoleGrant } from './role-grant.entity.js';

/** Why there is no first administrator to create. */
export class FirstAdministratorRefused extends Error {}

const anywhere = { departmentId: null, officeId: null };

/**
 * Creates the person who can create all others, as an act of the system in the audit trail. Throws
 * FirstAdministratorRefused when somebody can already run the installation, or has that username.
 */
export async function addFirstAdministrator(
  tx: EntityManager,
  { password, ...person }: Omit<PersonInput, keyof typeof anywhere>,
): Promise<void> {
  const passwordHash = await hashPassword(password);
  // two that run at once must not both find nobody
  await tx.query('lock table role_grant in share row exclusive mode');
  const administrators = await tx.query<unknown[]>(
    `select from role_grant g join person p on p.id = g.person_id where g.role = 'administrator' and p.active limit 1`,
  );
  if (administrators.length) throw new FirstAdministratorRefused('已有管理员。请由管理员在“组织与人员”里添加其他人。');
  if (await tx.existsBy(Person, { username: person.username }))
    throw new FirstAdministratorRefused(`用户名 ${person.username} 已被占用，请换一个。`);
  const { id: personId } = await tx.save(Person, { ...person, ...anywhere, passwordHash });
  await record(tx, 'person.created', { personId, ...person, ...anywhere });
  const grant = { role: 'administrator' as const, ...anywhere };
  const { id: grantId } = await tx.save(RoleGrant, { personId, ...grant });
  await record(tx, 'role.granted', { grantId, personId, name: person.name, ...grant });
}

function record(tx: EntityManager, action: string, facts: Record<string, unknown>) {
  return new AuditService().append(tx, { reportId: null, sectionId: null, person: null, action, facts });
}
