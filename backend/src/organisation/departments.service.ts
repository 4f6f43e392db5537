import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { AuditService } from '../audit/audit.service.js';
import { Department } from './department.entity.js';
import { Office } from './office.entity.js';
import { departmentUnknown, notFound, onDuplicate, nameTaken } from './organisation-problems.js';

/** Departments and offices are created and renamed, never deleted: reports and history keep pointing at them. */
@Injectable()
export class DepartmentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  create(name: string, actor: Actor): Promise<{ id: string }> {
    return onDuplicate(nameTaken('department', name), () =>
      this.dataSource.transaction(async (tx) => {
        const { id } = await tx.save(Department, { name });
        await this.record(tx, actor, 'department.created', { departmentId: id, name });
        return { id };
      }),
    );
  }

  rename(id: string, name: string, actor: Actor): Promise<void> {
    return onDuplicate(nameTaken('department', name), () =>
      this.dataSource.transaction(async (tx) => {
        const department = await tx.findOne(Department, { where: { id }, lock: { mode: 'pessimistic_write' } });
        if (!department) throw notFound('department');
        if (department.name === name) return;
        await tx.update(Department, { id }, { name });
        await this.record(tx, actor, 'department.renamed', { departmentId: id, before: department.name, after: name });
      }),
    );
  }

  createOffice(office: { name: string; departmentId: string }, actor: Actor): Promise<{ id: string }> {
    const { name, departmentId } = office;
    return onDuplicate(nameTaken('office', name), () =>
      this.dataSource.transaction(async (tx) => {
        if (!(await tx.existsBy(Department, { id: departmentId }))) throw departmentUnknown();
        const { id } = await tx.save(Office, { name, departmentId });
        await this.record(tx, actor, 'office.created', { officeId: id, departmentId, name });
        return { id };
      }),
    );
  }

  renameOffice(id: string, name: string, actor: Actor): Promise<void> {
    return onDuplicate(nameTaken('office', name), () =>
      this.dataSource.transaction(async (tx) => {
        const office = await tx.findOne(Office, { where: { id }, lock: { mode: 'pessimistic_write' } });
        if (!office) throw notFound('office');
        if (office.name === name) return;
        await tx.update(Office, { id }, { name });
        await this.record(tx, actor, 'office.renamed', { officeId: id, before: office.name, after: name });
      }),
    );
  }

  private record(
    tx: Parameters<AuditService['append']>[0],
    person: Actor,
    action: string,
    facts: Record<string, string>,
  ) {
    return this.audit.append(tx, { reportId: null, sectionId: null, person, action, facts });
  }
}
