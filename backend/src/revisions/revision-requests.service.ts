import type { ReportTransition, RevisionRequestView } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { RevisionRequest, RevisionRequestItem } from './revision-request.entity.js';

export type RevisionItem = NonNullable<ReportTransition['sections']>[number];

type ViewRow = Omit<RevisionRequestView, 'at'> & { at: Date };

/** What the bureau wants changed. One request is in force until the bureau accepts or asks anew. */
@Injectable()
export class RevisionRequestsService {
  /** Opens the request that answers submission `round`; an earlier one is closed. */
  async open(
    tx: EntityManager,
    request: { reportId: string; round: number; comment: string; items: readonly RevisionItem[] },
    { id, name, post }: Actor,
  ): Promise<void> {
    const { reportId, round, comment, items } = request;
    await this.close(tx, reportId);
    const inserted = await tx.insert(RevisionRequest, {
      reportId,
      round,
      comment,
      personId: id,
      personName: name,
      personPost: post,
    });
    const requestId = (inserted.identifiers[0] as { id: string }).id;
    await tx.insert(
      RevisionRequestItem,
      items.map(({ sectionId, text, due }) => ({ requestId, sectionId, text, due: due ?? null })),
    );
  }

  /** Names further sections in the request that is open; what is said again about a section is added to its item. */
  async extend(tx: EntityManager, reportId: string, items: readonly RevisionItem[]): Promise<void> {
    await tx.query(
      `insert into revision_request_item as old (request_id, section_id, text, due)
       select q.id, i."sectionId", i.text, i.due
       from revision_request q, jsonb_to_recordset($2::jsonb) as i("sectionId" uuid, text text, due date)
       where q.report_id = $1 and q.closed_at is null
       on conflict (request_id, section_id)
       do update set text = old.text || E'\\n' || excluded.text, due = coalesce(excluded.due, old.due)`,
      [reportId, JSON.stringify(items)],
    );
  }

  async close(tx: EntityManager, reportId: string): Promise<void> {
    await tx.query('update revision_request set closed_at = now() where report_id = $1 and closed_at is null', [
      reportId,
    ]);
  }

  /** Newest first, sections in the order of the report. */
  async list(tx: EntityManager, reportId: string): Promise<RevisionRequestView[]> {
    const rows = await tx.query<ViewRow[]>(
      `select q.id, q.round, q.at, q.comment, q.closed_at is null as open,
        json_build_object('id', q.person_id, 'name', q.person_name, 'post', q.person_post) as by,
        (select json_agg(json_build_object('sectionId', s.id, 'sectionKey', s.key, 'text', i.text, 'due', i.due)
           order by s.position)
         from revision_request_item i join section s on s.id = i.section_id where i.request_id = q.id) as items
       from revision_request q where q.report_id = $1 order by q.round desc`,
      [reportId],
    );
    return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
  }
}
