import { commentRights, type CommentAudience, type Grant } from '@countersign/access';
import type { Colleagues } from '@countersign/contracts';
import type { EntityManager } from 'typeorm';
import type { ReportRecord } from '../reports/report-records.js';

type Colleague = Colleagues['items'][number];

const read = /* sql */ `
  select p.id, p.name, p.post, json_agg(json_build_object(
    'role', g.role, 'departmentId', coalesce(g.department_id, o.department_id), 'officeId', g.office_id)) as grants
  from role_grant g
  join person p on p.id = g.person_id and p.active
  left join office o on o.id = g.office_id
  where coalesce(g.department_id, o.department_id, $1) = $1
    and g.role <> 'administrator'
    -- before the bureau has received the report, it does not exist for the bureau
    and (g.role <> 'finance' or $2)
  group by p.id order by p.name, p.id limit 500`;

/** People who read what is said to an audience: only they can be named in it. */
export async function colleaguesFor(
  tx: EntityManager,
  { departmentId, state, openRequestId }: ReportRecord,
  audience: CommentAudience,
): Promise<Colleague[]> {
  const received = state !== 'drafting' && (state !== 'ready' || openRequestId !== null);
  const people = await tx.query<(Colleague & { grants: Grant[] })[]>(read, [departmentId, received]);
  return people
    .filter(({ grants }) => commentRights(grants, departmentId).sees.includes(audience))
    .map(({ id, name, post }) => ({ id, name, post }));
}
