import type { ReportSummary } from '@countersign/contracts';
import { reportsQuery } from '@countersign/contracts';
import { reportStates } from '@countersign/workflow';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { Actor } from '../access/actor.js';
import { sqlFilter } from '../access/sql-filter.js';
import { reportColumns } from '../access/subject-columns.js';
import { decodeCursor, encodeCursor, uuidShape } from './cursor.js';

type ReportsQuery = z.output<typeof reportsQuery>;
type Sort = NonNullable<ReportsQuery['sort']>;

const defaultLimit = 50;

const stateOrder = `array_position(array[${reportStates.map((state) => `'${state}'`).join(',')}], r.state)`;

const shapes = { text: /^[^\0]*$/, integer: /^\d{1,9}$/, numeric: /^-?\d{1,200}(\.\d{1,200})?$/ } as const;

/** What each sort compares, never null, so that a page can begin after any row. Unknown comes lowest. */
const sorts: Readonly<Record<Sort, { readonly sql: string; readonly type: keyof typeof shapes }>> = {
  department: { sql: 'd.name', type: 'text' },
  state: { sql: stateOrder, type: 'integer' },
  deadline: { sql: `coalesce(r.deadline::text, '9999-12-31')`, type: 'text' },
  score: { sql: 'coalesce(e.score_total, -1)', type: 'numeric' },
  execution: { sql: 'coalesce(e.execution_ratio, -1)', type: 'numeric' },
  findings: { sql: 'coalesce(e.blocking * 10000 + e.warnings, 0)', type: 'integer' },
};

const columns = /* sql */ `
  r.id, json_build_object('id', d.id, 'name', d.name) as department, r.year, r.title, r.state, r.deadline::text,
  trim_scale(e.score_total)::text as "scoreTotal", trim_scale(e.score_known)::text as "scoreKnown",
  trim_scale(e.execution_ratio)::text as "executionRatio",
  coalesce(e.blocking, 0) as blocking, coalesce(e.warnings, 0) as warnings,
  (select count(*) from section s where s.report_id = r.id and s.removed_at is null and s.state = 'signed_off')::int as "sectionsSigned",
  (select count(*) from section s where s.report_id = r.id and s.removed_at is null)::int as "sectionsTotal", r.submitted_at as "submittedAt"`;
const tables = 'report r join department d on d.id = r.department_id left join evaluation e on e.report_id = r.id';

type SummaryRow = Omit<ReportSummary, 'submittedAt'> & { submittedAt: Date | null };

const summaryOf = ({ submittedAt, ...row }: SummaryRow): ReportSummary => ({
  ...row,
  submittedAt: submittedAt?.toISOString() ?? null,
});

/** Reports as the caller may see them, filtered and sorted in SQL. */
@Injectable()
export class ReportListService {
  constructor(private readonly dataSource: DataSource) {}

  async list(query: ReportsQuery, actor: Actor): Promise<{ items: ReportSummary[]; next: string | null }> {
    const { sort = 'department', descending = false, limit = defaultLimit } = query;
    const { sql, type } = sorts[sort];
    const params: unknown[] = [];
    const bind = (value: unknown, cast: string) => `$${params.push(value)}::${cast}`;
    const where = [sqlFilter(actor.ability, 'read', 'Report', reportColumns, params), ...filters(query, bind)];
    if (query.cursor !== undefined) {
      const [value, id] = decodeCursor(query.cursor, [shapes[type], uuidShape]);
      where.push(`(${sql}, r.id) ${descending ? '<' : '>'} (${bind(value, type)}, ${bind(id, 'uuid')})`);
    }
    const direction = descending ? 'desc' : 'asc';
    const rows = await this.dataSource.query<(SummaryRow & { sortedBy: string })[]>(
      `select ${columns}, (${sql})::text as "sortedBy" from ${tables} where ${where.join(' and ')}
       order by ${sql} ${direction}, r.id ${direction} limit ${bind(limit + 1, 'integer')}`,
      params,
    );
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: shown.map(({ sortedBy: _, ...row }) => summaryOf(row)),
      next: last ? encodeCursor([last.sortedBy, last.id]) : null,
    };
  }

  /** One report's line; the caller has checked that it exists and may be read. */
  async summary(tx: EntityManager, reportId: string): Promise<ReportSummary> {
    const [row] = await tx.query<[SummaryRow]>(`select ${columns} from ${tables} where r.id = $1`, [reportId]);
    return summaryOf(row);
  }
}

function filters(
  { year, state, departmentId, search }: ReportsQuery,
  bind: (value: unknown, cast: string) => string,
): string[] {
  const where: string[] = [];
  if (year !== undefined) where.push(`r.year = ${bind(year, 'integer')}`);
  if (state !== undefined) where.push(`r.state = ${bind(state, 'text')}`);
  if (departmentId !== undefined) where.push(`r.department_id = ${bind(departmentId, 'uuid')}`);
  if (search?.trim()) {
    const pattern = bind(containing(search.trim()), 'text');
    where.push(`(d.name ilike ${pattern} or r.title ilike ${pattern})`);
  }
  return where;
}

/** A LIKE pattern for a text that people typed: `%` and `_` mean themselves. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
