import { subject } from '@countersign/access';
import type { Change, HistoryEntry } from '@countersign/contracts';
import { rememberRows } from '@countersign/template';
import type { Sight } from '@countersign/template';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { TemplatesService } from '../templates/templates.service.js';
import { figuresOf } from './content-comparison.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import { earlierRows } from './earlier-rows.js';
import { hiddenRemark, seenChanges, sightFor } from './field-sight.js';
import { ReportReader } from './report-reader.service.js';
import { sectionSubject } from './report-records.js';
import type { ReportRecord } from './report-records.js';
import { changeWords, SavedChanges } from './saved-changes.service.js';
import type { ChangeWords, SaveRun } from './saved-changes.service.js';
import { notComputed } from './signed-content.js';

const defaultLimit = 50;
const cursorShapes = [/^\d{1,18}$/, /^-?\d{1,18}$/] as const;

type EntryRow = Omit<HistoryEntry, 'at' | 'changes' | 'seq'> & {
  at: Date;
  microseconds: string;
  seq: string;
  facts: { changes?: Change[]; finding?: string; field?: string | null } | null;
  first: string | null;
  last: string | null;
};

const microseconds = '(extract(epoch from entry.at) * 1000000)::bigint';

// a run ends where another person saves, the section moves in between (its revision jumps) or half an hour passes
const entries = /* sql */ `
  with marked as (
    select id, section_id, at, case
      when lag(person_id) over w is distinct from person_id
        or section_revision - lag(section_revision) over w > 1
        or at - lag(at) over w > interval '30 minutes' then 1 else 0 end as begins
    from change where report_id = $1 and ($2::uuid is null or section_id = $2)
    window w as (partition by section_id order by id)
  ), numbered as (
    select id, section_id, sum(begins) over (partition by section_id order by id) as run from marked
  ), runs as (
    select min(id) as first, max(id) as last from numbered group by section_id, run
  ), entry as (
    select e.seq::bigint as seq, e.at, e.person_id, e.person_name, e.person_post, e.action, e.from_state, e.to_state,
      e.comment, e.section_id, e.hash, e.facts, null::bigint as first, null::bigint as last
    from audit_event e where e.report_id = $1 and ($2::uuid is null or e.section_id = $2)
      and not (e.action = 'verify_score' and e.section_id = any($6)) and not (e.action = 'rescore' and e.section_id = any($7))
    union all
    select -c.id, c.at, c.person_id, c.person_name, c.person_post, 'save', null, null, '', c.section_id, '', null,
      runs.first, runs.last
    from runs join change c on c.id = runs.last
  )
  select entry.seq, entry.at, ${microseconds} as microseconds,
    json_build_object('id', entry.person_id, 'name', entry.person_name, 'post', entry.person_post) as by,
    entry.action, entry.from_state as "from", entry.to_state as "to", entry.comment, entry.section_id as "sectionId",
    s.key as "sectionKey", entry.hash, entry.facts, entry.first, entry.last
  from entry left join section s on s.id = entry.section_id
  where $3::bigint is null or (${microseconds}, entry.seq) < ($3::bigint, $4::bigint)
  order by entry.at desc, entry.seq desc limit $5`;

/** Who did what, newest first: acts from the audit trail, and between them what was written. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: ReportReader,
    private readonly templates: TemplatesService,
    private readonly saved: SavedChanges,
  ) {}

  /** `seq` is the event's place in the audit chain; what saves changed is not part of it and counts below zero. */
  read(
    reportId: string,
    query: { sectionId?: string | undefined; cursor?: string | undefined; limit?: number | undefined },
    actor: Actor,
  ): Promise<{ items: HistoryEntry[]; next: string | null }> {
    const { sectionId, cursor, limit = defaultLimit } = query;
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const report = await this.reader.readableReport(tx, reportId, actor);
      const [at, seq] = cursor === undefined ? [null, null] : decodeCursor(cursor, cursorShapes);
      const hidden = await this.sectionsWithHiddenPoints(tx, report, actor);
      const rows = await tx.query<EntryRow[]>(entries, [
        reportId,
        sectionId ?? null,
        at,
        seq,
        limit + 1,
        hidden('see_verified'),
        hidden('see_rescored'),
      ]);
      const inputs = await this.reader.inputs(tx, reportId);
      const grown = await this.templates.forReport(report.templateVersionId, inputs.answers);
      const template = rememberRows(grown, await earlierRows(tx, reportId, grown));
      const evaluation = await this.reader.evaluation(tx, reportId);
      const sight = await sightFor(tx, this.reader, { report, template, actor });
      const words = changeWords(template, sight.only(figuresOf(inputs, evaluation?.result ?? notComputed)));
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return {
        items: await this.entriesOf(tx, rows.slice(0, limit), words, sight),
        next: last ? encodeCursor([last.microseconds, last.seq]) : null,
      };
    });
  }

  /** The reason of points that the reader may not see yet would tell them. */
  private async sectionsWithHiddenPoints(tx: EntityManager, report: ReportRecord, { ability }: Actor) {
    const sections = await this.reader.sections(tx, report.id);
    return (right: 'see_verified' | 'see_rescored') =>
      sections
        .filter((section) => !ability.can(right, subject('Section', sectionSubject(report, section))))
        .map(({ id }) => id);
  }

  private async entriesOf(
    tx: EntityManager,
    rows: readonly EntryRow[],
    words: ChangeWords,
    sight: Sight,
  ): Promise<HistoryEntry[]> {
    const runs = rows.flatMap(({ sectionId, first, last }): SaveRun[] =>
      sectionId && first && last ? [{ sectionId, first, last }] : [],
    );
    const changes = await this.saved.ofRuns(tx, runs);
    let run = 0;
    return rows.map(({ at, seq, facts, first, last: _, microseconds: __, ...row }) => ({
      ...row,
      at: at.toISOString(),
      comment: tellsHidden(row.action, facts, sight) ? hiddenRemark : row.comment,
      seq: Number.parseInt(seq, 10),
      changes:
        first === null
          ? seenChanges(facts?.changes ?? [], sight)
          : seenChanges((changes[run++] ?? []).map(words), sight).map(({ key, label, before, after }) => ({
              key,
              label,
              before,
              after,
            })),
    }));
  }
}

const aboutField: readonly string[] = ['answer_note', 'attach', 'detach'];

/** What somebody wrote about a finding or a remark, or attached, where that is at a field which the reader does not see. */
function tellsHidden(action: string, facts: EntryRow['facts'], sight: Sight): boolean {
  const { finding, field } = facts ?? {};
  if (action === 'explain' && finding !== undefined) return !sight.seesCheck(finding.split(':', 1)[0]!);
  return aboutField.includes(action) && typeof field === 'string' && !sight.sees(field);
}
