import { officesOf, subject, visibleFields } from '@countersign/access';
import type { SectionMoved, SectionTransition } from '@countersign/contracts';
import { labelOf, sightOf } from '@countersign/template';
import { decideSection } from '@countersign/workflow';
import type { SectionAction, SectionState } from '@countersign/workflow';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { invalidInput, notFound } from '../common/problem.js';
import type { ProblemDetail } from '../common/problem.js';
import { ChangeFeed } from '../figures/change-feed.js';
import { ActRecorder } from './act-recorder.service.js';
import type { ReportEventKind } from './act-recorder.service.js';
import { outsideSight } from './field-sight.js';
import { Idempotency } from './idempotency.service.js';
import { ReportReader } from './report-reader.service.js';
import { ReportStateService } from './report-state.service.js';
import { clearCountersignatures, columnsOf, countersign, pinNotes } from './section-effects.js';
import type { Note } from './section-effects.js';
import { ownContent, SectionReader } from './section-reader.service.js';
import type { OpenSection } from './section-reader.service.js';
import { Section } from './section.entity.js';
import { SignatureService } from './signature.service.js';
import { revisionConflict, sectionForbidden, sectionRefused } from './transition-problems.js';

const eventOf: Readonly<Record<SectionAction, ReportEventKind>> = {
  submit: 'section.submitted',
  recall: 'section.recalled',
  countersign: 'section.countersigned',
  approve: 'section.approved',
  return: 'section.returned',
  sign: 'section.signed',
  reopen: 'section.reopened',
};

/** Moves sections: each act is one transaction that locks, checks, changes, records and announces. */
@Injectable()
export class SectionTransitionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: ReportReader,
    private readonly sections: SectionReader,
    private readonly idempotency: Idempotency,
    private readonly signatures: SignatureService,
    private readonly states: ReportStateService,
    private readonly recorder: ActRecorder,
    private readonly feed: ChangeFeed,
  ) {}

  /** Throws a 403, 409 or 422 problem that says why and what to do; then nothing is written. */
  transition(id: string, command: SectionTransition, actor: Actor, key: string | undefined): Promise<SectionMoved> {
    return this.dataSource.transaction((tx) =>
      this.idempotency.once(tx, actor, { key, route: `sections/${id}/transitions`, body: command }, () =>
        this.move(tx, id, command, actor),
      ),
    );
  }

  private async move(tx: EntityManager, id: string, command: SectionTransition, actor: Actor): Promise<SectionMoved> {
    const reportId = await this.reader.lockSection(tx, id);
    const open = await this.sections.open(tx, id, actor);
    const to = decide(open, command, actor);

    // assisting offices confirm in parallel: one must not make the other's screen stale
    const revision = open.section.revision + (command.action === 'countersign' ? 0 : 1);
    await tx.update(Section, { id }, { revision, ...columnsOf(command.action, to, actor) });
    await this.applyEffects(tx, open, command, to, actor);
    await this.recorder.record(tx, {
      reportId,
      sectionId: id,
      person: actor,
      action: command.action,
      from: open.section.state,
      to,
      comment: reasonOf(open, command),
      facts: factsOf(open, command, actor),
      event: eventOf[command.action],
    });
    await this.states.settle(tx, reportId);
    await this.feed.announce(tx, {
      kind: 'moved',
      reportId,
      sectionId: id,
      figuresRevision: open.report.figuresRevision,
      computedRevision: open.evaluation?.figuresRevision ?? 0,
      by: actor.id,
    });
    return { state: to, revision };
  }

  private async applyEffects(
    tx: EntityManager,
    open: OpenSection,
    command: SectionTransition,
    to: SectionState,
    actor: Actor,
  ): Promise<void> {
    const { section, content } = open;
    const { action } = command;
    if (action === 'countersign') await countersign(tx, section.id, actor, officesOf(actor.grants, 'reviewer'));
    if (action === 'sign') await this.signatures.sign(tx, section.id, content, actor);
    if (action === 'reopen') await this.signatures.supersede(tx, section.id, reasonOf(open, command));
    if (to === 'draft' || to === 'returned') await clearCountersignatures(tx, section.id);
    if (action === 'return' || action === 'reopen') await pinNotes(tx, section.id, notesOf(open, command), actor);
  }
}

/** Permission, then revision, then the rule: a stale screen must hear “changed”, not “forbidden”. */
function decide(open: OpenSection, command: SectionTransition, actor: Actor): SectionState {
  const { facts, section, fieldOf } = open;
  const tag = subject('Section', facts);
  if (!actor.ability.can('read', tag)) throw notFound();
  if (section.revision !== command.revision) throw revisionConflict(conflictFacts(open));
  if (!actor.ability.can(command.action, tag)) throw sectionForbidden(command.action);
  const { comment, ...sent } = command;
  const decision = decideSection(
    facts,
    { ...sent, ...(comment !== undefined && { reason: comment }) },
    { id: actor.id, reviewerOf: officesOf(actor.grants, 'reviewer') },
  );
  if (!decision.allowed) throw sectionRefused(command.action, decision.refusals, fieldOf);
  refuseUnknownFields(open, command);
  refuseUnseenFields(open, command, decision.to);
  return decision.to;
}

function conflictFacts(open: OpenSection): Record<string, unknown> {
  const { section } = open;
  const act = section.lastTransition;
  const byAct = act && (!section.savedAt || act.at > section.savedAt);
  return {
    revision: section.revision,
    by: byAct ? { id: act.by, name: act.name, post: act.post } : section.savedBy,
    at: (byAct ? act.at : section.savedAt)?.toISOString() ?? null,
    ...ownContent(open),
  };
}

/** The comment; else what the pinned notes say, which is mailed: of a field that not everybody sees, only that there is one. */
function reasonOf({ template }: OpenSection, { comment, notes = [] }: SectionTransition): string {
  const open = outsideSight(template);
  const told = ({ field, text }: Note) =>
    field === null || open.sees(field) ? text : `“${labelOf(template, field)}”有意见，请在章节中查看`;
  return comment?.trim() || notes.map(told).join('；');
}

function factsOf({ digest, facts }: OpenSection, { action, notes }: SectionTransition, actor: Actor) {
  if (action === 'sign') return { digest };
  if (action === 'countersign') {
    const stoodFor = officesOf(actor.grants, 'reviewer');
    return { offices: facts.assisting.filter(({ officeId }) => stoodFor.includes(officeId)).map(({ name }) => name) };
  }
  return notes?.length ? { notes } : {};
}

/** A reason without a place becomes a note on the section, so that the owner answers it too. */
const notesOf = (open: OpenSection, command: SectionTransition): readonly Note[] =>
  command.notes?.length ? command.notes : [{ field: null, text: reasonOf(open, command) }];

function refuseUnknownFields({ template }: OpenSection, { notes = [] }: SectionTransition): void {
  const known = [template.fields, template.figures, template.answers, template.indicators];
  const errors = notes.flatMap(({ field }, index): ProblemDetail[] =>
    field === null || known.some((keys) => keys.has(field))
      ? []
      : [
          {
            code: 'unknown_key',
            field: `notes.${index}.field`,
            message: {
              zh: '退回意见所指的栏目不存在，请刷新页面后重试。',
              en: 'The note points to no field of the template.',
            },
          },
        ],
  );
  if (errors.length) throw invalidInput(errors);
}

/** Whoever answers a remark must see the field that it is about; and nobody remarks on what they do not see. */
function refuseUnseenFields(
  { template, section, facts, sight }: OpenSection,
  command: SectionTransition,
  to: SectionState,
): void {
  const fields = template.sections.get(section.key)?.fields ?? [];
  const answering = visibleFields({ state: to, reportState: facts.reportState, fields }, [
    to === 'in_review' ? 'reviewer' : 'owner',
  ]);
  const theirs = sightOf(template, new Set(fields.map(({ key }) => key).filter((key) => !answering.has(key))));
  const errors = (command.notes ?? []).flatMap(({ field }, index): ProblemDetail[] => {
    if (field === null || (theirs.sees(field) && sight.sees(field))) return [];
    const name = labelOf(template, field);
    return [
      {
        code: 'field_unseen',
        field: `notes.${index}.field`,
        message: {
          zh: `收到退回意见的人看不到“${name}”，请把意见写在整个章节上。`,
          en: `Whoever answers the note does not see "${name}"; please put the note on the section.`,
        },
      },
    ];
  });
  if (errors.length) throw invalidInput(errors);
}
