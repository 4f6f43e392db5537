import type { TemplateMoveView } from '@countersign/contracts';
import type { EntityManager } from 'typeorm';

const readMoves = /* sql */ `
  select m.id, m.template_version_id as "templateVersionId",
    json_build_object('id', m.person_id, 'name', m.person_name, 'post', m.person_post) as by,
    m.at, m.finished_at as "finishedAt", counted.*,
    coalesce((
      select json_agg(f) from (
        select r.id as "reportId", r.title, d.name as department, x.reason
        from template_move_report x join report r on r.id = x.report_id join department d on d.id = r.department_id
        where x.move_id = m.id and x.state = 'failed' order by d.name, r.id limit 100) f
    ), '[]') as failures
  from template_move m
  cross join lateral (
    select count(*)::integer as total,
      count(*) filter (where x.state = 'moved')::integer as moved,
      count(*) filter (where x.state = 'moved' and e.figures_revision >= x.figures_revision)::integer as recomputed,
      count(*) filter (where x.state = 'failed')::integer as failed
    from template_move_report x left join evaluation e on e.report_id = x.report_id
    where x.move_id = m.id
  ) counted
  where m.template_version_id = $1 and ($2::uuid is null or m.id = $2)
  order by m.at desc, m.id limit 20`;

type Row = Omit<TemplateMoveView, 'at' | 'finishedAt'> & { at: Date; finishedAt: Date | null };

/** The moves to a version with their progress, the latest first. */
export async function movesOf(tx: EntityManager, versionId: string, moveId?: string): Promise<TemplateMoveView[]> {
  const rows = await tx.query<Row[]>(readMoves, [versionId, moveId ?? null]);
  return rows.map(({ at, finishedAt, ...row }) => ({
    ...row,
    at: at.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  }));
}
