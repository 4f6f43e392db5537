import type { GrantInput } from '@countersign/contracts';
import type { Role } from '@countersign/workflow';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { AccessChanges } from '../access/access-changes.js';
import { AuditService } from '../audit/audit.service.js';
import { Department } from './department.entity.js';
import { keepingAnAdministrator } from './last-administrator.js';
import { Office } from './office.entity.js';
import {
  alreadyGranted,
  departmentUnknown,
  notFound,
  officeUnknown,
  onDuplicate,
  scopeMismatch,
} from './organisation-problems.js';
import { Person } from './person.entity.js';
import { RoleGrant } from './role-grant.entity.js';

type Scope = 'office' | 'department' | 'department_or_all' | 'none';

/** The scope that each role is held in; the database checks the same. */
const scopes: Record<Role, Scope> = {
  owner: 'office',
  reviewer: 'office',
  leader: 'office',
  coordinator: 'department',
  finance: 'department_or_all',
  auditor: 'department_or_all',
  administrator: 'none',
};

const fits: Record<Scope, (grant: GrantInput) => boolean> = {
  office: ({ departmentId, officeId }) => officeId !== null && departmentId === null,
  department: ({ departmentId, officeId }) => departmentId !== null && officeId === null,
  department_or_all: ({ officeId }) => officeId === null,
  none: ({ departmentId, officeId }) => departmentId === null && officeId === null,
};

@Injectable()
export class GrantsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly accessChanges: AccessChanges,
  ) {}

  async grant(personId: string, grant: GrantInput, actor: Actor): Promise<{ id: string }> {
    if (!fits[scopes[grant.role]](grant)) throw scopeMismatch(scopes[grant.role]);
    const created = await onDuplicate(alreadyGranted(), () =>
      this.dataSource.transaction(async (tx) => {
        const person = await tx.findOneBy(Person, { id: personId });
        if (!person) throw notFound('person');
        const facts = { personId, name: person.name, ...grant, ...(await scopeNames(tx, grant)) };
        const { id } = await tx.save(RoleGrant, { personId, ...grant });
        await this.record(tx, actor, 'role.granted', { grantId: id, ...facts });
        return { id };
      }),
    );
    await this.accessChanges.announce(personId);
    return created;
  }

  async revoke(id: string, actor: Actor): Promise<void> {
    const personId = await this.dataSource.transaction((tx) =>
      keepingAnAdministrator(tx, () => this.remove(tx, id, actor)),
    );
    await this.accessChanges.announce(personId);
  }

  /** Gives whose role it was. */
  private async remove(tx: EntityManager, id: string, actor: Actor): Promise<string> {
    const grant = await tx.findOne(RoleGrant, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!grant) throw notFound('grant');
    const { personId, role, departmentId, officeId } = grant;
    const person = await tx.findOneByOrFail(Person, { id: personId });
    const facts = { personId, name: person.name, role, departmentId, officeId, ...(await scopeNames(tx, grant)) };
    await tx.delete(RoleGrant, { id });
    await this.record(tx, actor, 'role.revoked', { grantId: id, ...facts });
    return personId;
  }

  private record(tx: EntityManager, person: Actor, action: string, facts: Record<string, unknown>) {
    return this.audit.append(tx, { reportId: null, sectionId: null, person, action, facts });
  }
}

/** Names as they are at the act, for a reader of the trail years later. */
async function scopeNames(
  tx: EntityManager,
  { departmentId, officeId }: Pick<GrantInput, 'departmentId' | 'officeId'>,
): Promise<{ department?: string; office?: string }> {
  if (officeId) {
    const office = await tx.findOneBy(Office, { id: officeId });
    if (!office) throw officeUnknown();
    return { office: office.name };
  }
  if (!departmentId) return {};
  const department = await tx.findOneBy(Department, { id: departmentId });
  if (!department) throw departmentUnknown();
  return { department: department.name };
}
