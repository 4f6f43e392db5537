import type { ReportEvaluation, ReportInputs } from '@countersign/template';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Submission } from './submission.entity.js';

/** Exactly what the bureau received in each round. */
@Injectable()
export class SubmissionsService {
  /** Keeps a copy of the content as it is submitted; gives the number of the round, from 1. */
  async record(
    tx: EntityManager,
    reportId: string,
    personId: string,
    { figures, answers, attachments = {} }: ReportInputs,
    evaluation: ReportEvaluation,
  ): Promise<number> {
    const round = ((await this.latest(tx, reportId))?.round ?? 0) + 1;
    await tx.query(
      `insert into submission (report_id, round, person_id, figures, answers, evaluation, attachments, template_version_id)
       select id, $2, $3, $4, $5, $6, $7, template_version_id from report where id = $1`,
      [
        reportId,
        round,
        personId,
        JSON.stringify(figures),
        JSON.stringify(answers),
        JSON.stringify(evaluation),
        JSON.stringify(attachments),
      ],
    );
    return round;
  }

  /** A submission that the bureau never opened was never received; later rounds are compared with what was. */
  async discardLatest(tx: EntityManager, reportId: string): Promise<void> {
    await tx.query(
      `delete from submission where report_id = $1
       and round = (select max(round) from submission where report_id = $1)`,
      [reportId],
    );
  }

  latest(tx: EntityManager, reportId: string): Promise<Submission | null> {
    return tx.findOne(Submission, { where: { reportId }, order: { round: 'DESC' } });
  }

  round(tx: EntityManager, reportId: string, round: number): Promise<Submission | null> {
    return tx.findOne(Submission, { where: { reportId, round } });
  }
}
