import { subject } from '@countersign/access';
import type { ReportTransition } from '@countersign/contracts';
import { decideReport } from '@countersign/workflow';
import type { ReportAction, ReportState } from '@countersign/workflow';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { invalidInput, notFound } from '../common/problem.js';
import { ChangeFeed } from '../figures/change-feed.js';
import { OutboxService } from '../queue/outbox.service.js';
import { RevisionRequestsService } from '../revisions/revision-requests.service.js';
import { SubmissionsService } from '../revisions/submissions.service.js';
import { TemplatesService } from '../templates/templates.service.js';
import { ActRecorder } from './act-recorder.service.js';
import type { ReportEventKind } from './act-recorder.service.js';
import { reportSight, seenEvaluation } from './field-sight.js';
import { Idempotency } from './idempotency.service.js';
import { reportFacts } from './report-facts.js';
import { ReportReader } from './report-reader.service.js';
import type { StoredEvaluation } from './report-reader.service.js';
import { reportSubject } from './report-records.js';
import type { ReportRecord, SectionRecord } from './report-records.js';
import { SectionReopening } from './section-reopening.service.js';
import { notComputed } from './signed-content.js';
import { reportForbidden, reportRefused, revisionConflict } from './transition-problems.js';

const eventOf: Readonly<Record<ReportAction, ReportEventKind>> = {
  submit: 'report.submitted',
  withdraw: 'report.withdrawn',
  open: 'report.opened',
  accept: 'report.accepted',
  request_revision: 'report.revision_requested',
  publish: 'report.published',
};

interface OpenReport {
  readonly report: ReportRecord;
  readonly sections: readonly SectionRecord[];
  readonly evaluation: StoredEvaluation | null;
}

/** Moves reports between the department and the bureau: each act is one transaction. */
@Injectable()
export class ReportTransitionsService {
  constructor(
    private readonly dataSource: DataSource,
    readonly reader: ReportReader,
    readonly templates: TemplatesService,
    private readonly idempotency: Idempotency,
    private readonly submissions: SubmissionsService,
    private readonly requests: RevisionRequestsService,
    private readonly reopening: SectionReopening,
    private readonly recorder: ActRecorder,
    private readonly feed: ChangeFeed,
    private readonly outbox: OutboxService,
  ) {}

  /** Throws a 403, 409 or 422 problem that says why and what to do; then nothing is written. */
  transition(
    id: string,
    command: ReportTransition,
    actor: Actor,
    key: string | undefined,
  ): Promise<{ state: ReportState; revision: number }> {
    return this.dataSource.transaction((tx) =>
      this.idempotency.once(tx, actor, { key, route: `reports/${id}/transitions`, body: command }, () =>
        this.move(tx, id, command, actor),
      ),
    );
  }

  private async move(tx: EntityManager, id: string, command: ReportTransition, actor: Actor) {
    await this.reader.lockReport(tx, id);
    const report = await this.reader.report(tx, id);
    const sections = await this.reader.sections(tx, id);
    const evaluation = await this.reader.evaluation(tx, id);
    const open: OpenReport = { report, sections, evaluation };
    const seen = seenEvaluation(evaluation, await reportSight(tx, this, report, actor));
    const to = await this.decide({ ...open, evaluation: seen }, command, actor);

    const revision = report.revision + 1;
    await tx.query('update report set state = $2, revision = $3 where id = $1', [id, to, revision]);
    const facts = await this.applyEffects(tx, open, command, actor);
    await this.recorder.record(tx, {
      reportId: id,
      sectionId: null,
      person: actor,
      action: command.action,
      from: report.state,
      to,
      comment: command.comment?.trim() ?? '',
      facts,
      event: eventOf[command.action],
    });
    await this.feed.announce(tx, {
      kind: 'moved',
      reportId: id,
      sectionId: null,
      figuresRevision: report.figuresRevision,
      computedRevision: evaluation?.figuresRevision ?? 0,
      by: actor.id,
    });
    return { state: to, revision };
  }

  private async decide({ report, sections, evaluation }: OpenReport, command: ReportTransition, actor: Actor) {
    const tag = subject('Report', reportSubject(report));
    if (!actor.ability.can('read', tag)) throw notFound();
    if (report.revision !== command.revision)
      throw revisionConflict({ revision: report.revision, state: report.state });
    if (!actor.ability.can(command.action, tag)) throw reportForbidden(command.action);
    const template = await this.templates.compiled(report.templateVersionId);
    const decision = decideReport(reportFacts(template, report, sections, evaluation), command);
    const fieldOf = (key: string) => evaluation?.result.findings.find((each) => each.key === key)?.places[0]?.field;
    if (!decision.allowed) throw reportRefused(command.action, decision.refusals, fieldOf);
    refuseRepeatedSections(command);
    return decision.to;
  }

  /** What an act changes besides the state; gives the facts that the audit trail keeps. */
  private async applyEffects(
    tx: EntityManager,
    open: OpenReport,
    command: ReportTransition,
    actor: Actor,
  ): Promise<Record<string, unknown>> {
    const { id } = open.report;
    switch (command.action) {
      case 'submit':
        return { round: await this.submit(tx, open, actor) };
      case 'withdraw':
        await this.withdraw(tx, id);
        return {};
      case 'open':
        await tx.query('update report set opened_at = now() where id = $1', [id]);
        return {};
      case 'accept':
        await this.requests.close(tx, id);
        await tx.query('insert into accepted_package (report_id) values ($1) on conflict do nothing', [id]);
        await this.outbox.put(tx, 'package', { reportId: id });
        return {};
      case 'request_revision':
        return this.requestRevision(tx, open, command, actor);
      case 'publish':
        await this.outbox.put(tx, 'package', { reportId: id });
        return {};
    }
  }

  private async submit(tx: EntityManager, { report, evaluation }: OpenReport, actor: Actor): Promise<number> {
    await tx.query('update report set submitted_at = now(), submitted_by = $2, opened_at = null where id = $1', [
      report.id,
      actor.id,
    ]);
    const inputs = await this.reader.inputs(tx, report.id);
    return this.submissions.record(tx, report.id, actor.id, inputs, evaluation?.result ?? notComputed);
  }

  private async withdraw(tx: EntityManager, id: string): Promise<void> {
    await this.submissions.discardLatest(tx, id);
    const received = await this.submissions.latest(tx, id);
    await tx.query('update report set submitted_at = $2, submitted_by = $3 where id = $1', [
      id,
      received?.at ?? null,
      received?.personId ?? null,
    ]);
  }

  private async requestRevision(
    tx: EntityManager,
    { report, sections }: OpenReport,
    command: ReportTransition,
    actor: Actor,
  ): Promise<Record<string, unknown>> {
    const items = command.sections ?? [];
    const round = (await this.submissions.latest(tx, report.id))?.round ?? 1;
    const comment = command.comment?.trim() ?? '';
    if (report.state === 'revision_requested') await this.requests.extend(tx, report.id, items);
    else await this.requests.open(tx, { reportId: report.id, round, comment, items }, actor);
    const named = sections.flatMap((section) => {
      const item = items.find(({ sectionId }) => sectionId === section.id);
      return item ? [{ section, item }] : [];
    });
    for (const { section, item } of named) await this.reopening.reopen(tx, section, item, actor);
    return {
      round,
      sections: named.map(({ section, item }) => ({ section: section.key, text: item.text, due: item.due ?? null })),
    };
  }
}

function refuseRepeatedSections({ sections = [] }: ReportTransition): void {
  const repeated = sections.findIndex(({ sectionId }, index) =>
    sections.slice(0, index).some((earlier) => earlier.sectionId === sectionId),
  );
  if (repeated < 0) return;
  throw invalidInput([
    {
      code: 'section_repeated',
      field: `sections.${repeated}.sectionId`,
      message: {
        zh: '同一章节只能列一次，请把意见合并。',
        en: 'A section may be named once; please join the remarks.',
      },
    },
  ]);
}
