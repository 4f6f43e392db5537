import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ActRecorder } from '../../reports/act-recorder.service.js';
import { clearCountersignatures, columnsOf, pinNotes } from '../../reports/section-effects.js';
import { insertSection, officesOf } from '../../reports/section-proposal.js';
import { Section } from '../../reports/section.entity.js';
import { SignatureService } from '../../reports/signature.service.js';
import type { MovePlan } from './move-plan.js';
import type { PlannedMove } from './report-move.service.js';

/** Whoever moves the report; a background move acts for the person who began it. */
export interface Mover {
  readonly id: string;
  readonly name: string;
  readonly post: string;
}

/** Sections of a report after its template version changed. The report's row is locked by the caller. */
@Injectable()
export class MovedSections {
  constructor(
    private readonly signatures: SignatureService,
    private readonly recorder: ActRecorder,
  ) {}

  async rearrange(tx: EntityManager, { report, to, versions, plan }: PlannedMove, mover: Mover): Promise<void> {
    if (plan.inPlace) return;
    const rows = await tx.query<{ id: string; key: string }[]>(
      'select id, key from section where report_id = $1 order by position for update',
      [report.id],
    );
    const ids = new Map(rows.map(({ id, key }) => [key, id]));
    for (const key of plan.removed) await this.remove(tx, ids.get(key)!, versions.to.version);
    await this.add(tx, { report, to, plan, ids });
    await tx.query(
      `update section s set position = o.position from unnest($2::text[]) with ordinality as o (key, position)
       where s.report_id = $1 and s.key = o.key`,
      [report.id, [...to.sections.keys()]],
    );
    for (const { key, missing } of plan.reopened)
      await this.reopen(
        tx,
        report.id,
        ids.get(key)!,
        missing.map(({ label }) => label),
        mover,
      );
    await rehome(tx, report.id, plan.places);
    if (report.openRequestId)
      await openForRevision(tx, report.id, report.openRequestId, [
        ...plan.added,
        ...plan.reopened.map(({ key }) => key),
      ]);
  }

  /** Its content, history and signatures stay stored; if a later version has it again, it comes back. */
  private async remove(tx: EntityManager, id: string, version: number): Promise<void> {
    await tx.query('update section set removed_at = now(), revision = revision + 1 where id = $1', [id]);
    await this.signatures.supersede(tx, id, `模板第 ${version} 版不再有本章节。`);
  }

  private async add(
    tx: EntityManager,
    { report, to, plan, ids }: Pick<PlannedMove, 'report' | 'to' | 'plan'> & { ids: ReadonlyMap<string, string> },
  ): Promise<void> {
    const offices = plan.added.some((key) => !ids.has(key)) ? await officesOf(tx, report.departmentId) : [];
    for (const key of plan.added) {
      const earlier = ids.get(key);
      if (earlier) await restore(tx, earlier);
      else await insertSection(tx, report.id, 0, to.sections.get(key)!, offices);
    }
  }

  private async reopen(
    tx: EntityManager,
    reportId: string,
    sectionId: string,
    missing: readonly string[],
    mover: Mover,
  ): Promise<void> {
    const text = `模板新版本要求填写“${missing.join('”“')}”，请补填后重新送审。`;
    const section = await tx.findOneByOrFail(Section, { id: sectionId });
    await tx.update(
      Section,
      { id: sectionId },
      { revision: section.revision + 1, ...columnsOf('reopen', 'returned', mover) },
    );
    await this.signatures.supersede(tx, sectionId, text);
    await clearCountersignatures(tx, sectionId);
    await pinNotes(tx, sectionId, [{ field: null, text }], mover);
    await this.recorder.record(tx, {
      reportId,
      sectionId,
      person: { id: mover.id, name: mover.name, post: mover.post },
      action: 'reopen',
      from: section.state,
      to: 'returned',
      comment: text,
      facts: { cause: 'template_move', missing },
      event: 'section.reopened',
    });
  }
}

/** Written anew from what is stored. */
async function restore(tx: EntityManager, id: string): Promise<void> {
  await tx.query(
    `update section set removed_at = null, revision = revision + 1, state = 'draft', moved_at = now(),
       submitted_by = null, submitted_at = null, approved_by = null, approved_at = null
     where id = $1`,
    [id],
  );
  await clearCountersignatures(tx, id);
}

/** Content goes with its field into the section that has the field now. */
async function rehome(tx: EntityManager, reportId: string, { figures, answers }: MovePlan['places']): Promise<void> {
  for (const [table, places] of [
    ['figure', figures],
    ['answer', answers],
  ] as const)
    if (places.size)
      await tx.query(
        `update ${table} c set section_id = s.id
       from unnest($2::text[], $3::text[]) as place (key, section)
       join section s on s.report_id = $1 and s.key = place.section
       where c.report_id = $1 and c.key = place.key and c.section_id <> s.id`,
        [reportId, [...places.keys()], [...places.values()]],
      );
}

/** In a revision only what the bureau named may be written: what the new version asks for must be among it. */
async function openForRevision(
  tx: EntityManager,
  reportId: string,
  requestId: string,
  keys: readonly string[],
): Promise<void> {
  await tx.query(
    `insert into revision_request_item (request_id, section_id, text)
     select $2, id, '模板改用新版本后需要填写。' from section where report_id = $1 and key = any($3::text[])
     on conflict do nothing`,
    [reportId, requestId, keys],
  );
}
