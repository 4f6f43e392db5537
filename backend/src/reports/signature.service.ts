import type { Change } from '@countersign/contracts';
import { rememberRows, type CompiledTemplate, type ReportEvaluation } from '@countersign/template';
import { lapse } from '@countersign/workflow';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { TemplatesService } from '../templates/templates.service.js';
import { ActRecorder } from './act-recorder.service.js';
import { byReport } from './by-report.js';
import { compareContent } from './content-comparison.js';
import type { ContentVersion, Difference } from './content-comparison.js';
import { earlierRows } from './earlier-rows.js';
import { outsideSight } from './field-sight.js';
import { ReportReader } from './report-reader.service.js';
import type { SectionRecord } from './report-records.js';
import { sameMeaning } from './section-meaning.js';
import { digestOf, signedContent } from './signed-content.js';
import type { SignedContent } from './signed-content.js';

const lapseReason = '签批后，本章节引用的数据发生了变化，需要重新签批。';
const withDepartment = ['drafting', 'ready', 'revision_requested'];

interface Held {
  id: string;
  sectionId: string;
  digest: string;
  covered: SignedContent;
}

/** Signatures: what was signed exactly, and when it no longer holds. */
@Injectable()
export class SignatureService {
  constructor(
    private readonly reader: ReportReader,
    private readonly templates: TemplatesService,
    private readonly recorder: ActRecorder,
  ) {}

  /** Stores who signed which content. The section's row is locked by the caller. */
  async sign(tx: EntityManager, sectionId: string, content: SignedContent, { id, name, post }: Actor): Promise<void> {
    await tx.query(
      `insert into signature (section_id, person_id, person_name, person_post, digest, covered)
       values ($1, $2, $3, $4, $5, $6)`,
      [sectionId, id, name, post, digestOf(content), JSON.stringify(content)],
    );
  }

  /** The signature in force becomes history: somebody reopened the section. */
  async supersede(tx: EntityManager, sectionId: string, reason: string): Promise<void> {
    await tx.query(
      `update signature set superseded_at = now(), superseded_reason = $2, superseded_changes = '[]'
       where section_id = $1 and superseded_at is null`,
      [sectionId, reason],
    );
  }

  /**
   * Sends every signed section whose covered content differs from what was signed back to the leader, with the
   * comparison. To be called with the reports' rows locked, in the transaction that stored their evaluations; the caller
   * then settles the state of the reports.
   */
  async lapseChanged(
    tx: EntityManager,
    results: readonly { readonly reportId: string; readonly evaluation: ReportEvaluation }[],
  ): Promise<void> {
    const inForce = await this.inForce(
      tx,
      results.map(({ reportId }) => reportId),
    );
    for (const { reportId, evaluation } of results) {
      const held = inForce.get(reportId);
      if (held) await this.lapseIn(tx, reportId, held, evaluation);
    }
  }

  private async lapseIn(
    tx: EntityManager,
    reportId: string,
    inForce: readonly Held[],
    evaluation: ReportEvaluation,
  ): Promise<void> {
    const report = await this.reader.report(tx, reportId);
    if (!withDepartment.includes(report.state)) return;
    const sections = (await this.reader.standing(tx, [reportId])).get(reportId) ?? [];
    const inputs = await this.reader.inputs(tx, reportId);
    const template = await this.templates.forReport(report.templateVersionId, inputs.answers);
    for (const held of inForce) {
      const section = sections.find(({ id }) => id === held.sectionId);
      if (!section) continue;
      const version = await this.versionFor(held, section.key, report.templateVersionId);
      const content = signedContent(template, version, section.key, inputs, evaluation);
      const to = lapse(section.state, digestOf(content) !== held.digest);
      if (to === section.state) continue;
      const remembering = rememberRows(template, await earlierRows(tx, reportId, template));
      const differences = toldDifferences(remembering, held.covered, content);
      const ids = new Map(sections.map(({ key, id }) => [key, id]));
      const changes = differences.map((difference): Change => ({
        ...difference,
        sectionId: ids.get(difference.sectionKey) ?? null,
        by: null,
        at: null,
      }));
      await this.lapseOne(tx, { ...section, reportId }, held, changes);
    }
  }

  /** The version that was signed under, as long as the present one gives the section the same meaning. */
  private async versionFor({ covered }: Held, section: string, present: string): Promise<string> {
    if (covered.templateVersion === present) return present;
    const [signed, now] = [
      await this.templates.compiled(covered.templateVersion),
      await this.templates.compiled(present),
    ];
    return sameMeaning(signed, now, section) ? covered.templateVersion : present;
  }

  private async lapseOne(
    tx: EntityManager,
    section: Pick<SectionRecord, 'id' | 'reportId' | 'state'>,
    held: Held,
    changes: Change[],
  ): Promise<void> {
    await tx.query('select from section where id = $1 for update', [section.id]);
    await tx.query(
      `update section set state = 'awaiting_sign_off', revision = revision + 1, moved_at = now() where id = $1`,
      [section.id],
    );
    await tx.query(
      `update signature set superseded_at = now(), superseded_reason = $2, superseded_changes = $3 where id = $1`,
      [held.id, lapseReason, JSON.stringify(changes)],
    );
    await this.recorder.record(tx, {
      reportId: section.reportId,
      sectionId: section.id,
      person: null,
      action: 'lapse',
      from: section.state,
      to: 'awaiting_sign_off',
      comment: lapseReason,
      facts: { changes: changes.map(({ key, label, before, after }) => ({ key, label, before, after })) },
      event: 'section.lapsed',
    });
  }

  /** Signatures in force by report. */
  private async inForce(tx: EntityManager, reportIds: readonly string[]): Promise<ReadonlyMap<string, Held[]>> {
    const rows = await tx.query<(Held & { reportId: string })[]>(
      `select s.report_id as "reportId", g.id, g.section_id as "sectionId", g.digest, g.covered
       from signature g join section s on s.id = g.section_id
       where s.report_id = any($1) and g.superseded_at is null order by s.report_id, s.position`,
      [reportIds],
    );
    return byReport(rows);
  }
}

/**
 * The comparison is kept, and read by several people: a text shows in it no figure that not everybody sees. Figures
 * themselves are left out for those who do not see them when it is read.
 */
function toldDifferences(template: CompiledTemplate, before: ContentVersion, after: ContentVersion): Difference[] {
  const open = outsideSight(template);
  const differences = compareContent(template, before, after);
  if (open.whole) return differences;
  const [old, now] = [before, after].map((version) => ({ ...version, figures: open.only(version.figures) }));
  const texts = new Map(compareContent(template, old!, now!).map((each) => [each.key, each]));
  return differences.map((each) => (each.kind === 'narrative' ? (texts.get(each.key) ?? each) : each));
}
