import { subject, writingRoles, type SubjectFacts } from '@countersign/access';
import type { ReportEvent, Saved } from '@countersign/contracts';
import { sightOf } from '@countersign/template';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { forbidden, notFound, ProblemError } from '../common/problem.js';
import { hiddenIn } from '../reports/field-sight.js';
import { TemplatesService } from '../templates/templates.service.js';
import { editsOf, rowsSent, type ContentEdit, type Entries } from './entries.js';
import {
  lockReport,
  lockSection,
  writeChanges,
  type LockedReport,
  type LockedSection,
  type SaveTarget,
  type StoredValues,
} from './save-statements.js';

type Target = SaveTarget & LockedSection;

/** Saves what people enter: figures, narratives, choices, lists. */
@Injectable()
export class SavingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly templates: TemplatesService,
  ) {}

  /**
   * Stores the entries of one section in one transaction, or none of them. Throws a 409 with the other version when
   * `revision` is no longer current, 403 when the section is not the caller's to write now, 404 when not theirs to read, 422 naming each entry
   * that may not be stored. Entries that change nothing write nothing.
   */
  save(sectionId: string, revision: number, entries: Entries, actor: Actor): Promise<Saved> {
    return this.dataSource.transaction(async (tx) => {
      const target = await this.lock(tx, sectionId);
      const facts = factsOf(target);
      if (!actor.ability.can('read', subject('Section', facts))) throw notFound();
      if (target.revision !== revision) throw saveConflict(target, await this.seen(target, facts, actor));
      if (!writingRoles(actor.ability, facts).length) throw notWritable(target);
      const template = await this.templates.forReport(target.templateVersionId, {
        ...target.answers,
        ...rowsSent(entries),
      });
      const edits = editsOf(template, target.key, target, entries, { ability: actor.ability, facts });
      if (!edits.length) return unchanged(target);
      return this.write(tx, sectionId, target, edits, actor);
    });
  }

  /** The other version as the caller may see it. */
  private async seen(
    { key, templateVersionId, figures, answers }: Target,
    facts: SubjectFacts['Section'],
    { ability }: Actor,
  ): Promise<StoredValues> {
    const template = await this.templates.forReport(templateVersionId, answers);
    const section = template.sections.get(key);
    const sight = sightOf(template, new Set(section && hiddenIn(section, facts, ability)));
    return { figures: sight.only(figures), answers: sight.only(answers) };
  }

  private async lock(tx: EntityManager, sectionId: string): Promise<Target> {
    const [report] = await tx.query<LockedReport[]>(lockReport, [sectionId]);
    if (!report) throw notFound();
    const [section] = await tx.query<LockedSection[]>(lockSection, [sectionId]);
    if (!section) throw notFound();
    return { ...report, ...section };
  }

  private async write(
    tx: EntityManager,
    sectionId: string,
    target: Target,
    edits: readonly ContentEdit[],
    actor: Actor,
  ): Promise<Saved> {
    const revision = target.revision + 1;
    const figuresRevision = target.figuresRevision + 1;
    const event: ReportEvent = {
      kind: 'saved',
      reportId: target.reportId,
      sectionId,
      figuresRevision,
      computedRevision: target.computedRevision,
      by: actor.id,
    };
    const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
    const [row] = await tx.query<{ savedAt: Date }[]>(writeChanges, [
      target.reportId,
      sectionId,
      revision,
      edits.map(({ kind }) => kind),
      edits.map(({ key }) => key),
      edits.map(({ before }) => json(before)),
      edits.map(({ after }) => json(after)),
      actor.id,
      actor.name,
      actor.post,
      JSON.stringify(event),
    ]);
    return { revision, figuresRevision, savedAt: row!.savedAt.toISOString() };
  }
}

function factsOf(target: Target): SubjectFacts['Section'] {
  const { departmentId, reportState, revisionOpen, reopened, officeId, assistingOfficeIds, leaderId, state } = target;
  const { submittedBy, approvedBy } = target;
  return {
    departmentId,
    reportState,
    revisionOpen,
    reopened,
    officeId,
    assistingOfficeIds,
    leaderId,
    state,
    submittedBy,
    approvedBy,
  };
}

const unchanged = ({ revision, figuresRevision, savedAt }: Target): Saved => ({
  revision,
  figuresRevision,
  savedAt: (savedAt ?? new Date()).toISOString(),
});

/** Nothing is lost: the caller gets the other version and keeps its own. */
function saveConflict({ revision, savedBy, savedAt }: Target, { figures, answers }: StoredValues): ProblemError {
  return new ProblemError(
    409,
    'revision_conflict',
    {
      zh: `本章节已被${savedBy ? ` ${savedBy.name} ` : '他人'}更新，您的填写还没有保存，也没有丢失；请对照后再保存。`,
      en: 'Somebody else saved this section meanwhile. Yours is not stored yet and not lost; compare and save again.',
    },
    { facts: { revision, by: savedBy, at: savedAt?.toISOString() ?? null, figures, answers } },
  );
}

const stateWords: Readonly<Record<Target['state'], string>> = {
  draft: '正在填报',
  returned: '已退回',
  in_review: '正在审核',
  awaiting_sign_off: '等待签批',
  signed_off: '已签批',
};

function notWritable({ state, reportState, reopened }: Target): ProblemError {
  const locked = ['submitted', 'accepted', 'published'].includes(reportState);
  const other = reportState === 'revision_requested' && !reopened;
  if (locked || other)
    return new ProblemError(409, 'locked', {
      zh: locked
        ? '报告已报送财政局，内容已锁定；如需修改，请由财政局退回修改。'
        : '财政局只要求修改指定章节，本章节已锁定；如需修改，请联系绩效联络员。',
      en: 'This section is locked: the finance bureau has the report, or asked for other sections only.',
    });
  return state === 'draft' || state === 'returned'
    ? forbidden('本章节由牵头科室填报，您没有填写权限；如需调整分工，请联系绩效联络员。')
    : new ProblemError(409, 'locked', {
        zh: `本章节${stateWords[state]}，不能修改；如需修改，请撤回或由审核人、领导退回。`,
        en: 'This section has been submitted and cannot be changed; it must be recalled or returned first.',
      });
}
