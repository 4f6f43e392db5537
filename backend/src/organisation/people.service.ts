import type { PersonChange, PersonInput } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { hashPassword } from '../access/passwords.js';
import { AccessChanges } from '../access/access-changes.js';
import { AuditService } from '../audit/audit.service.js';
import { keepingAnAdministrator } from './last-administrator.js';
import {
  departmentUnknown,
  notFound,
  officeElsewhere,
  onDuplicate,
  ownAccount,
  usernameTaken,
} from './organisation-problems.js';
import { Department } from './department.entity.js';
import { Office } from './office.entity.js';
import { Person } from './person.entity.js';

/** People are created, changed and deactivated, never deleted: what they did keeps their name and post. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly accessChanges: AccessChanges,
  ) {}

  async create({ password, ...input }: PersonInput, actor: Actor): Promise<{ id: string }> {
    // slow work stays outside the transaction
    const passwordHash = await hashPassword(password);
    return onDuplicate(usernameTaken(input.username), () =>
      this.dataSource.transaction(async (tx) => {
        await this.checkPlace(tx, input.departmentId, input.officeId);
        const { id } = await tx.save(Person, { ...input, passwordHash });
        await this.audit.append(tx, {
          reportId: null,
          sectionId: null,
          person: actor,
          action: 'person.created',
          facts: { personId: id, ...input },
        });
        return { id };
      }),
    );
  }

  /**
   * Changes what is given and leaves the rest. Deactivating, or a new password, ends the person's sessions at
   * once; unlocking lifts a lock-out. Names and posts in past acts stay as they were.
   */
  async change(id: string, { password, unlock, ...given }: PersonChange, actor: Actor): Promise<void> {
    if (given.active === false && id === actor.id) throw ownAccount();
    const passwordHash = password === undefined ? undefined : await hashPassword(password);
    await this.dataSource.transaction((tx) => {
      const write = () => this.write(tx, id, { ...given, passwordHash, unlock }, actor);
      return given.active === false ? keepingAnAdministrator(tx, write) : write();
    });
    await this.accessChanges.announce(id);
  }

  private async write(tx: EntityManager, id: string, change: StoredChange, actor: Actor): Promise<void> {
    const { passwordHash, unlock, ...given } = change;
    const person = await tx.findOne(Person, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!person) throw notFound('person');
    const changed = differences(person, given);
    if ('departmentId' in changed || 'officeId' in changed) {
      const { departmentId, officeId } = { ...person, ...given };
      await this.checkPlace(tx, departmentId, officeId);
    }
    const { failedSignIns, lockedUntil } = unlock ? { failedSignIns: 0, lockedUntil: null } : person;
    await tx.update(Person, { id }, { ...given, failedSignIns, lockedUntil, ...(passwordHash && { passwordHash }) });
    if (given.active === false || passwordHash) await tx.query('delete from session where person_id = $1', [id]);
    await this.audit.append(tx, {
      reportId: null,
      sectionId: null,
      person: actor,
      action: 'person.changed',
      facts: { personId: id, changed, passwordReset: Boolean(passwordHash), unlocked: Boolean(unlock) },
    });
  }

  private async checkPlace(tx: EntityManager, departmentId: string | null, officeId: string | null): Promise<void> {
    if (departmentId && !(await tx.existsBy(Department, { id: departmentId }))) throw departmentUnknown();
    if (!officeId) return;
    const office = await tx.findOneBy(Office, { id: officeId });
    if (!office || office.departmentId !== departmentId) throw officeElsewhere();
  }
}

type Editable = Omit<PersonChange, 'password' | 'unlock'>;
type StoredChange = Editable & { passwordHash: string | undefined; unlock: true | undefined };

function differences(person: Person, given: Editable): Record<string, { before: unknown; after: unknown }> {
  const keys = Object.keys(given) as (keyof Editable)[];
  return Object.fromEntries(
    keys
      .filter((key) => given[key] !== undefined && given[key] !== person[key])
      .map((key) => [key, { before: person[key], after: given[key] }]),
  );
}
