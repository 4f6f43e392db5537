import { subject } from '@countersign/access';
import type { Assignment } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { forbidden, invalidInput, notFound } from '../common/problem.js';
import { ChangeFeed } from '../figures/change-feed.js';
import { assignedSection } from './assigned-section.js';
import { ActRecorder } from './act-recorder.service.js';
import { assignmentErrors, changedParts } from './assignment-rules.js';
import type { AssignablePeople } from './assignment-rules.js';
import { assignmentRefused } from './assignment-problems.js';
import type { AssignmentChange } from './assignment-problems.js';
import { ReportReader } from './report-reader.service.js';
import { reportSubject } from './report-records.js';
import type { ReportRecord } from './report-records.js';

/** Who writes, who countersigns, who signs, and by when. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: ReportReader,
    private readonly recorder: ActRecorder,
    private readonly feed: ChangeFeed,
  ) {}

  /** Assigns several sections at once, all or none. Throws 403, 409 or 422 with every place that is at fault. */
  assign(reportId: string, assignments: readonly Assignment[], actor: Actor): Promise<void> {
    return this.dataSource.transaction(async (tx) => {
      await this.reader.lockReport(tx, reportId);
      const report = await this.reader.report(tx, reportId);
      const tag = subject('Report', reportSubject(report));
      if (!actor.ability.can('read', tag)) throw notFound();
      if (!actor.ability.can('assign', tag))
        throw forbidden(
          '分派由本部门的绩效联络员在报送之前（或退回修改期间）办理。',
          'Sections are assigned by the coordinator, before submission or during a revision.',
        );
      const sections = await this.reader.sections(tx, reportId);
      const errors = assignmentErrors(assignments, sections, await this.people(tx, report.departmentId));
      if (errors.length) throw invalidInput(errors);
      const changes = assignments.flatMap((assignment) => {
        const section = sections.find(({ id }) => id === assignment.sectionId);
        return section ? [{ assignment, section, parts: changedParts(section, assignment) }] : [];
      });
      const refusal = assignmentRefused(changes);
      if (refusal) throw refusal;
      const acts: AssignmentAct[] = [];
      for (const change of changes) {
        const first = !(await this.isConfirmed(tx, change.section.id));
        if (first || change.parts.length) acts.push({ ...change, first, id: await this.assignOne(tx, change, actor) });
      }
      await this.tell(tx, report, acts, actor);
      await this.feed.announce(tx, {
        kind: 'assigned',
        reportId,
        sectionId: null,
        figuresRevision: report.figuresRevision,
        computedRevision: (await this.reader.evaluation(tx, reportId))?.figuresRevision ?? 0,
        by: actor.id,
      });
    });
  }

  private async assignOne(
    tx: EntityManager,
    { section, assignment: { officeId, assistingOfficeIds, leaderId, deadline }, parts }: AssignmentChange,
    actor: Actor,
  ): Promise<string> {
    await tx.query('select from section where id = $1 for update', [section.id]);
    await tx.query(
      `update section set office_id = $2, leader_id = $3, deadline = $4,
         moved_at = case when state = 'draft' then now() else moved_at end
       where id = $1`,
      [section.id, officeId, leaderId, deadline],
    );
    await tx.query('delete from section_assisting_office where section_id = $1 and office_id <> all($2)', [
      section.id,
      assistingOfficeIds,
    ]);
    await tx.query(
      `insert into section_assisting_office (section_id, office_id) select $1, unnest($2::uuid[]) on conflict do nothing`,
      [section.id, assistingOfficeIds],
    );
    return this.recorder.record(tx, {
      reportId: section.reportId,
      sectionId: section.id,
      person: actor,
      action: 'assign',
      facts: { changed: parts, officeId, assistingOfficeIds, leaderId, deadline },
    });
  }

  /** One press is one event, however many sections it assigns: nobody gets a mail for each. */
  private async tell(
    tx: EntityManager,
    report: ReportRecord,
    acts: readonly AssignmentAct[],
    actor: Actor,
  ): Promise<void> {
    const [first] = acts;
    if (!first) return;
    await this.recorder.tell(tx, first.id, 'report.assigned', {
      reportId: report.id,
      sectionId: null,
      person: actor,
      action: 'assign',
      facts: { sections: acts.map((act) => assignedSection(act, report.deadline)) },
    });
  }

  /** A proposal from the template has not been told to anybody yet. */
  private async isConfirmed(tx: EntityManager, sectionId: string): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `select from audit_event where section_id = $1 and action = 'assign' limit 1`,
      [sectionId],
    );
    return rows.length > 0;
  }

  private async people(tx: EntityManager, departmentId: string): Promise<AssignablePeople> {
    const offices = await tx.query<{ id: string }[]>('select id from office where department_id = $1', [departmentId]);
    const leaders = await tx.query<{ personId: string; officeId: string }[]>(
      `select g.person_id as "personId", g.office_id as "officeId"
       from role_grant g join person p on p.id = g.person_id and p.active join office o on o.id = g.office_id
       where g.role = 'leader' and o.department_id = $1`,
      [departmentId],
    );
    return { offices: offices.map(({ id }) => id), leaders };
  }
}

/** A change that was made, with the id of its audit event. */
interface AssignmentAct extends AssignmentChange {
  readonly id: string;
  readonly first: boolean;
}
