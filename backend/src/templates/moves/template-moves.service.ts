import type { MovableReport, StartTemplateMove, TemplateMoveView } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { AuditService } from '../../audit/audit.service.js';
import { notFound } from '../../common/problem.js';
import { OutboxService } from '../../queue/outbox.service.js';
import { decodeCursor, encodeCursor, uuidShape } from '../../reports/cursor.js';
import { mustManageTemplates, unknownTemplate } from '../template-problems.js';
import { TemplateVersion } from '../template-version.entity.js';
import { movableStates, moveRunning, nothingToMove } from './move-problems.js';
import { movesOf } from './move-views.js';

/** Reports that one job moves, each in a transaction of its own. */
const batchSize = 50;
const usualPage = 50;

/** Running reports of an older version of the key and year of `$1`; `$2` are the states, `$3` the versions or null. */
const candidates = /* sql */ `
  from report r
  join template_version v on v.id = r.template_version_id
  join template_version target on target.id = $1
  join department d on d.id = r.department_id
  where v.key = target.key and v.year = target.year and v.version < target.version and r.state = any($2::text[])
    and ($3::uuid[] is null or v.id = any($3::uuid[]))`;

const fill = /* sql */ `
  insert into template_move_report (move_id, report_id, batch)
  select $4, r.id, (row_number() over (order by r.id) - 1) / ${batchSize} ${candidates}
  returning batch`;

const movablePage = /* sql */ `
  select r.id as "reportId", r.title, json_build_object('id', d.id, 'name', d.name) as department, r.state,
    json_build_object('id', v.id, 'version', v.version, 'title', v.title) as version
  ${candidates} and ($4::text is null or (d.name, r.id) > ($4::text, $5::uuid))
  order by d.name, r.id limit $6`;

/** Moves the running reports of older versions to a version, in the background. */
@Injectable()
export class TemplateMovesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly outbox: OutboxService,
  ) {}

  /** Throws 409 while such a move runs, or when there is nothing to move. */
  start(versionId: string, { fromVersionIds }: StartTemplateMove, actor: Actor): Promise<TemplateMoveView> {
    mustManageTemplates(actor);
    return this.dataSource.transaction(async (tx) => {
      const version = await this.published(tx, versionId);
      await this.oneAtATime(tx, version);
      const [move] = await tx.query<{ id: string }[]>(
        `insert into template_move (template_version_id, person_id, person_name, person_post)
         values ($1, $2, $3, $4) returning id`,
        [versionId, actor.id, actor.name, actor.post],
      );
      const moveId = move!.id;
      const rows = await tx.query<{ batch: number }[]>(fill, [
        versionId,
        movableStates,
        fromVersionIds ?? null,
        moveId,
      ]);
      if (!rows.length) throw nothingToMove();
      for (const batch of new Set(rows.map((row) => row.batch)))
        await this.outbox.put(tx, 'template_move', { moveId, batch });
      await this.audit.append(tx, {
        reportId: null,
        sectionId: null,
        person: { id: actor.id, name: actor.name, post: actor.post },
        action: 'template.move_started',
        facts: { moveId, templateVersionId: versionId, fromVersionIds: fromVersionIds ?? null, reports: rows.length },
      });
      return (await movesOf(tx, versionId, moveId))[0]!;
    });
  }

  /** The latest first. */
  async list(versionId: string, actor: Actor): Promise<{ items: TemplateMoveView[] }> {
    mustManageTemplates(actor);
    return { items: await movesOf(this.dataSource.manager, versionId) };
  }

  async movable(
    versionId: string,
    { cursor, limit = usualPage }: { cursor?: string; limit?: number },
    actor: Actor,
  ): Promise<{ items: MovableReport[]; next: string | null }> {
    mustManageTemplates(actor);
    await this.published(this.dataSource.manager, versionId);
    const [name, id] = cursor ? decodeCursor(cursor, [/^[^\0]*$/, uuidShape]) : [null, null];
    const rows = await this.dataSource.query<MovableReport[]>(movablePage, [
      versionId,
      movableStates,
      null,
      name,
      id,
      limit + 1,
    ]);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, next: rows.length > limit && last ? encodeCursor([last.department.name, last.reportId]) : null };
  }

  private async published(tx: EntityManager, id: string): Promise<TemplateVersion> {
    const version = await tx.findOne(TemplateVersion, {
      where: { id },
      select: { id: true, key: true, year: true, publishedAt: true },
    });
    if (!version) throw notFound();
    if (!version.publishedAt) throw unknownTemplate('id');
    return version;
  }

  /** Two at once would move the same reports to and fro. */
  private async oneAtATime(tx: EntityManager, { key, year }: TemplateVersion): Promise<void> {
    await tx.query('select from template_version where key = $1 and year = $2 order by id for update', [key, year]);
    const running = await tx.query<unknown[]>(
      `select from template_move m join template_version v on v.id = m.template_version_id
       where v.key = $1 and v.year = $2 and m.finished_at is null`,
      [key, year],
    );
    if (running.length) throw moveRunning();
  }
}
