import type { SectionDefinition } from '@countersign/template';
import type { EntityManager } from 'typeorm';

export interface OfficeRow {
  id: string;
  name: string;
  /** The one person in charge; null where nobody or several are. */
  leaderId: string | null;
}

/** The department's offices, each with its one person in charge. */
export function officesOf(tx: EntityManager, departmentId: string): Promise<OfficeRow[]> {
  return tx.query<OfficeRow[]>(
    `select o.id, o.name, case when count(p.id) = 1 then min(p.id::text)::uuid end as "leaderId"
       from office o
       left join role_grant g on g.office_id = o.id and g.role = 'leader'
       left join person p on p.id = g.person_id and p.active
       where o.department_id = $1 group by o.id, o.name`,
    [departmentId],
  );
}

/** The template names offices as they are usually called; where the department has none so called, nothing is proposed. */
export async function insertSection(
  tx: EntityManager,
  reportId: string,
  position: number,
  { key, office, assisting = [] }: SectionDefinition,
  offices: readonly OfficeRow[],
): Promise<void> {
  const responsible = offices.find(({ name }) => name === office);
  const helping = offices.filter(({ id, name }) => assisting.includes(name) && id !== responsible?.id);
  await tx.query(
    `with s as (
       insert into section (report_id, key, position, office_id, leader_id) values ($1, $2, $3, $4, $5) returning id
     )
     insert into section_assisting_office (section_id, office_id) select s.id, o from s, unnest($6::uuid[]) o`,
    [reportId, key, position, responsible?.id ?? null, responsible?.leaderId ?? null, helping.map(({ id }) => id)],
  );
}
