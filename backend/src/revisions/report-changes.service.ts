import type { Change, PersonStamp, ReportChanges } from '@countersign/contracts';
import { rememberRows, type ReportEvaluation, type ReportInputs } from '@countersign/template';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { compareContent, figuresOf } from '../reports/content-comparison.js';
import type { ContentVersion } from '../reports/content-comparison.js';
import { sightFor } from '../reports/field-sight.js';
import { ReportReader } from '../reports/report-reader.service.js';
import type { ReportRecord } from '../reports/report-records.js';
import { notComputed } from '../reports/signed-content.js';
import { TemplatesService } from '../templates/templates.service.js';
import { SubmissionsService } from './submissions.service.js';
import type { Submission } from './submission.entity.js';

interface LastSave {
  key: string;
  by: PersonStamp;
  at: Date;
}

interface Compared {
  readonly since: Submission;
  readonly present: ContentVersion;
}

/** What changed since the bureau last had the report: what an officer reads first after a resubmission. */
@Injectable()
export class ReportChangesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: ReportReader,
    private readonly templates: TemplatesService,
    private readonly submissions: SubmissionsService,
  ) {}

  /**
   * While the bureau has the report: from the submission before to the present one. While the department has
   * it: from the last submission to now. `round` is the one compared with, 0 when there is none yet.
   */
  read(reportId: string, actor: Actor): Promise<ReportChanges> {
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const report = await this.reader.readableReport(tx, reportId, actor);
      const compared = await this.versions(tx, report);
      if (!compared) return { since: null, round: 0, changes: [] };
      const { since, present } = compared;
      const before = versionOf(since, since.evaluation);
      const grown = await this.templates.forReport(report.templateVersionId, present.answers);
      const template = rememberRows(grown, [before.answers]);
      const ids = new Map((await this.reader.sections(tx, reportId)).map(({ key, id }) => [key, id]));
      const saves = await this.lastSaves(tx, reportId, since.at);
      const sight = await sightFor(tx, this.reader, { report, template, actor });
      const seen = ({ figures, answers, scores }: ContentVersion): ContentVersion => ({
        figures: sight.only(figures),
        answers: sight.only(answers),
        scores,
      });
      const changes = compareContent(template, seen(before), seen(present)).map((difference): Change => {
        const save = saves.get(difference.key);
        return {
          ...difference,
          sectionId: ids.get(difference.sectionKey) ?? null,
          by: save?.by ?? null,
          at: save?.at.toISOString() ?? null,
        };
      });
      return { since: since.at.toISOString(), round: since.round, changes };
    });
  }

  private async versions(tx: EntityManager, { id, state }: ReportRecord): Promise<Compared | null> {
    const latest = await this.submissions.latest(tx, id);
    if (!latest) return null;
    const withBureau = state === 'submitted' || state === 'accepted' || state === 'published';
    if (withBureau) {
      const previous = await this.submissions.round(tx, id, latest.round - 1);
      return { since: previous ?? latest, present: versionOf(latest, latest.evaluation) };
    }
    const inputs = await this.reader.inputs(tx, id);
    const evaluation = await this.reader.evaluation(tx, id);
    return { since: latest, present: versionOf(inputs, evaluation?.result ?? notComputed) };
  }

  private async lastSaves(tx: EntityManager, reportId: string, since: Date): Promise<Map<string, LastSave>> {
    const rows = await tx.query<LastSave[]>(
      `select distinct on (key) key, at, json_build_object('id', person_id, 'name', person_name, 'post', person_post) as by
       from change where report_id = $1 and at > $2 order by key, id desc`,
      [reportId, since],
    );
    return new Map(rows.map((row) => [row.key, row]));
  }
}

function versionOf(inputs: ReportInputs, evaluation: ReportEvaluation): ContentVersion {
  const points = evaluation.scores.map(({ key, points }): [string, string | null] => [key, points]);
  return {
    figures: figuresOf(inputs, evaluation),
    answers: inputs.answers,
    scores: { ...Object.fromEntries(points), total: evaluation.total },
  };
}
