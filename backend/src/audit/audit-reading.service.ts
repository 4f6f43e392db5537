import type { auditPage, auditQuery, AuditEntry } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { Actor } from '../access/actor.js';
import { sqlFilter } from '../access/sql-filter.js';
import { parseAuditCursor, writeAuditCursor } from './audit-cursor.js';

type AuditQuery = z.output<typeof auditQuery>;
type AuditPage = z.output<typeof auditPage>;

interface EntryRecord extends Omit<AuditEntry, 'at' | 'by'> {
  id: string;
  at: Date;
  by: AuditEntry['by'];
}

const usualLimit = 50;
/** What people write about a field that not everybody sees is read at the section, by those who see it. */
const restrictedComment = '（内容涉及限定可见的栏目，请在章节历史中查看）';

/** The audit trail of what the caller may see, newest first. */
@Injectable()
export class AuditReadingService {
  constructor(private readonly dataSource: DataSource) {}

  async list({ cursor, limit = usualLimit, ...query }: AuditQuery, { ability }: Actor): Promise<AuditPage> {
    const params: unknown[] = [];
    const bind = (value: unknown) => `$${params.push(value)}`;
    const conditions = [
      sqlFilter(ability, 'read', 'Audit', { departmentId: { sql: 'r.department_id', type: 'uuid' } }, params),
    ];
    if (query.reportId) conditions.push(`e.report_id = ${bind(query.reportId)}`);
    if (query.personId) conditions.push(`e.person_id = ${bind(query.personId)}`);
    if (query.action) conditions.push(`e.action = ${bind(query.action)}`);
    // days are days in China, whatever the server's clock is set to
    if (query.from) conditions.push(`e.at >= (${bind(query.from)}::date)::timestamp at time zone 'Asia/Shanghai'`);
    if (query.until) conditions.push(`e.at < (${bind(query.until)}::date + 1)::timestamp at time zone 'Asia/Shanghai'`);
    if (cursor) {
      const { at, seq, id } = parseAuditCursor(cursor);
      conditions.push(`(e.at, e.seq, e.id) < (${bind(at)}::timestamptz, ${bind(seq)}::integer, ${bind(id)}::uuid)`);
    }
    const found = await this.dataSource.query<EntryRecord[]>(
      `select e.id, e.report_id as "reportId", d.name as department, e.seq, e.at,
         json_build_object('id', e.person_id, 'name', e.person_name, 'post', e.person_post) as by,
         e.action, case when e.facts ->> 'restricted' = 'true' then ${bind(restrictedComment)} else e.comment end as comment,
         e.hash
       from audit_event e
       left join report r on r.id = e.report_id
       left join department d on d.id = r.department_id
       where ${conditions.join(' and ')}
       order by e.at desc, e.seq desc, e.id desc limit ${bind(limit + 1)}`,
      params,
    );
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map(({ id: _, at, ...entry }) => ({ ...entry, at: at.toISOString() })),
      next: last && found.length > limit ? writeAuditCursor(last) : null,
    };
  }
}
