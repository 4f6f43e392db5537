import type { OrganisationView, PersonView } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { sqlFilter } from '../access/sql-filter.js';

/** Departments with their offices, and people, as far as the caller may see them. */
@Injectable()
export class OrganisationReadingService {
  constructor(private readonly dataSource: DataSource) {}

  async read(actor: Actor): Promise<OrganisationView> {
    const [departments, people] = await Promise.all([this.departments(actor), this.people(actor)]);
    return { departments, people };
  }

  private departments({ ability }: Actor): Promise<OrganisationView['departments']> {
    const params: unknown[] = [];
    const visible = sqlFilter(ability, 'read', 'Organisation', { departmentId: { sql: 'd.id', type: 'uuid' } }, params);
    return this.dataSource.query(
      `select d.id, d.name, coalesce(
         (select json_agg(json_build_object('id', o.id, 'name', o.name) order by o.name)
          from office o where o.department_id = d.id), '[]') as offices
       from department d where ${visible} order by d.name`,
      params,
    );
  }

  private people({ ability }: Actor): Promise<PersonView[]> {
    const params: unknown[] = [];
    const visible = sqlFilter(
      ability,
      'read',
      'Person',
      { departmentId: { sql: 'p.department_id', type: 'uuid' } },
      params,
    );
    return this.dataSource.query(
      `select p.id, p.username, p.name, p.post, p.email, p.active,
         coalesce(p.locked_until > now(), false) as locked,
         p.department_id as "departmentId", p.office_id as "officeId",
         coalesce((
           select json_agg(json_build_object(
             'id', g.id, 'role', g.role,
             'department', case when d.id is not null then json_build_object('id', d.id, 'name', d.name) end,
             'office', case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end
           ) order by g.role, d.name, o.name)
           from role_grant g
           left join office o on o.id = g.office_id
           left join department d on d.id = coalesce(g.department_id, o.department_id)
           where g.person_id = p.id
         ), '[]') as grants
       from person p where ${visible} order by p.name, p.username`,
      params,
    );
  }
}
