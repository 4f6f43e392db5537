import { subject } from '@countersign/access';
import type { ReportView, SectionSummary } from '@countersign/contracts';
import { reportActions, reportRefusals } from '@countersign/workflow';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { RevisionRequestsService } from '../revisions/revision-requests.service.js';
import { TemplatesService } from '../templates/templates.service.js';
import type { Language } from './caller-language.decorator.js';
import { reportSight, seenEvaluation } from './field-sight.js';
import { findingsOf, reportFacts } from './report-facts.js';
import { ReportListService } from './report-list.service.js';
import { ReportReader } from './report-reader.service.js';
import type { StoredEvaluation } from './report-reader.service.js';
import { reportSubject, sectionSubject } from './report-records.js';
import type { Act, ReportRecord, SectionRecord } from './report-records.js';
import { reportRefusalDetails } from './report-refusals.js';

/** A report as one person sees it: sections, score as it stands, and what this person may do now. */
@Injectable()
export class ReportViewService {
  constructor(
    private readonly dataSource: DataSource,
    readonly reader: ReportReader,
    private readonly lines: ReportListService,
    readonly templates: TemplatesService,
    private readonly requests: RevisionRequestsService,
  ) {}

  read(reportId: string, actor: Actor, language: Language): Promise<ReportView> {
    return this.dataSource.transaction('REPEATABLE READ', (tx) => this.readIn(tx, reportId, actor, language));
  }

  async readIn(tx: EntityManager, reportId: string, actor: Actor, language: Language): Promise<ReportView> {
    const report = await this.reader.readableReport(tx, reportId, actor);
    const evaluation = await this.reader.evaluation(tx, reportId);
    const explained = await this.reader.explained(tx, reportId);
    const sections = await this.reader.sections(tx, reportId);
    const seen = seenEvaluation(evaluation, await reportSight(tx, this, report, actor));
    return {
      ...(await this.lines.summary(tx, reportId)),
      templateVersionId: report.templateVersionId,
      revision: report.revision,
      figuresRevision: report.figuresRevision,
      computedRevision: evaluation?.figuresRevision ?? 0,
      recomputeProblem: evaluation?.problem ?? null,
      sections: sections
        .filter((section) => actor.ability.can('read', subject('Section', sectionSubject(report, section))))
        .map((section) => summaryOf(section, evaluation, explained)),
      actions: await this.actions(report, sections, seen, actor, language),
      mayAssign: actor.ability.can('assign', subject('Report', reportSubject(report))),
      revisionRequests: await this.requests.list(tx, reportId),
    };
  }

  private async actions(
    report: ReportRecord,
    sections: readonly SectionRecord[],
    evaluation: StoredEvaluation | null,
    actor: Actor,
    language: Language,
  ): Promise<ReportView['actions']> {
    const tag = subject('Report', reportSubject(report));
    const facts = reportFacts(await this.templates.compiled(report.templateVersionId), report, sections, evaluation);
    return reportActions
      .filter((action) => actor.ability.can(action, tag))
      .map((name) => ({
        name,
        refusals: reportRefusals(facts, name).flatMap((refusal) =>
          reportRefusalDetails(refusal, name, () => undefined).map(({ message }) => message[language]),
        ),
      }));
  }
}

export const stampOf = ({ by, name, post }: Act) => ({ id: by, name, post });

function summaryOf(
  section: SectionRecord,
  evaluation: StoredEvaluation | null,
  explained: ReadonlySet<string>,
): SectionSummary {
  const { id, key, state, revision, deadline, reopened, lastAct } = section;
  const findings = findingsOf(evaluation, key);
  return {
    id,
    key,
    state,
    revision,
    ...placesOf(section),
    deadline,
    blocking: findings.filter(({ severity }) => severity === 'blocking').length,
    warnings: findings.filter((each) => each.severity === 'warning' && !explained.has(each.key)).length,
    reopened: reopened || (state === 'returned' && section.lastTransition?.action === 'reopen'),
    lastAct: lastAct && { action: lastAct.action, by: stampOf(lastAct), at: lastAct.at.toISOString() },
  };
}

/** Who answers for a section. */
export function placesOf({ officeId, officeName, leaderId, leaderName, assisting }: SectionRecord) {
  return {
    office: officeId && officeName ? { id: officeId, name: officeName } : null,
    leader: leaderId && leaderName ? { id: leaderId, name: leaderName } : null,
    assisting: assisting.map((office) => ({
      id: office.officeId,
      name: office.name,
      countersigned: office.countersigned,
    })),
  };
}
