import { officesOf, subject, writableFields } from '@countersign/access';
import type { ReturnNote as NoteView, SectionView, SignatureView } from '@countersign/contracts';
import { rememberRows } from '@countersign/template';
import type { Sight } from '@countersign/template';
import { sectionActions, sectionRefusals } from '@countersign/workflow';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { notFound } from '../common/problem.js';
import { formFields } from '../figures/entries.js';
import type { Language } from './caller-language.decorator.js';
import { figuresOf } from './content-comparison.js';
import { earlierRows } from './earlier-rows.js';
import { seenChanges } from './field-sight.js';
import { lockedBecause } from './locked-because.js';
import { placesOf } from './report-view.service.js';
import type { ReturnNote } from './return-note.entity.js';
import { changeWords, SavedChanges } from './saved-changes.service.js';
import { sectionRefusalDetails } from './section-refusals.js';
import { ownContent, SectionReader } from './section-reader.service.js';
import type { OpenSection } from './section-reader.service.js';
import { Signature } from './signature.entity.js';
import { notComputed } from './signed-content.js';

/** A section as one person sees it: its content, what may be written, what may be done and why not. */
@Injectable()
export class SectionViewService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sections: SectionReader,
    private readonly saved: SavedChanges,
  ) {}

  read(sectionId: string, actor: Actor, language: Language): Promise<SectionView> {
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const open = await this.sections.open(tx, sectionId, actor);
      const { report, section, facts, digest, notes, sight, template } = open;
      const tag = subject('Section', facts);
      if (!actor.ability.can('read', tag)) throw notFound();
      const fields = formFields(template, section.key);
      const editable = writableFields(actor.ability, facts, fields);
      return {
        id: section.id,
        reportId: report.id,
        key: section.key,
        state: section.state,
        revision: section.revision,
        ...placesOf(section),
        deadline: section.deadline,
        ...ownContent(open),
        editable,
        hidden: fields.map(({ key }) => key).filter((key) => !sight.sees(key)),
        lockedBecause: editable.length ? null : (lockedBecause(report, section, fields.length)?.[language] ?? null),
        actions: actionsOf(open, actor, language),
        mayRemind: section.state !== 'signed_off' && actor.ability.can('remind', tag),
        missing: facts.requiredMissing.filter(({ field }) => sight.sees(field)),
        notes: notes.map(noteView),
        signatures: await signaturesOf(tx, sectionId, sight),
        digest,
        changes: await this.changes(tx, open, actor),
      };
    });
  }

  private async changes(
    tx: EntityManager,
    { section, template: present, inputs, evaluation, sight }: OpenSection,
    actor: Actor,
  ) {
    const since = await lastLooked(tx, section.id, actor.id);
    if (!since) return { since: null, changes: [] };
    const template = rememberRows(present, await earlierRows(tx, section.reportId, present));
    const words = changeWords(template, sight.only(figuresOf(inputs, evaluation?.result ?? notComputed)));
    const changes = seenChanges(await this.saved.since(tx, section, since, words), sight);
    return { since: since.toISOString(), changes };
  }
}

function actionsOf({ facts, fieldOf }: OpenSection, actor: Actor, language: Language): SectionView['actions'] {
  const tag = subject('Section', facts);
  const who = { id: actor.id, reviewerOf: officesOf(actor.grants, 'reviewer') };
  return sectionActions
    .filter((action) => actor.ability.can(action, tag))
    .map((name) => ({
      name,
      refusals: sectionRefusals(facts, name, who).flatMap((refusal) =>
        sectionRefusalDetails(refusal, name, fieldOf).map(({ message }) => message[language]),
      ),
    }));
}

function noteView(note: ReturnNote): NoteView {
  const { id, field, text, personId, personName, personPost, at, answer, answeredAt } = note;
  return {
    id,
    field,
    text,
    by: { id: personId, name: personName, post: personPost },
    at: at.toISOString(),
    answer:
      answer === null || answeredAt === null
        ? null
        : {
            text: answer,
            by: { id: note.answeredBy, name: note.answeredName ?? '', post: note.answeredPost ?? '' },
            at: answeredAt.toISOString(),
          },
  };
}

/** Newest first. */
async function signaturesOf(tx: EntityManager, sectionId: string, sight: Sight): Promise<SignatureView[]> {
  const rows = await tx.find(Signature, {
    select: {
      id: true,
      personId: true,
      personName: true,
      personPost: true,
      digest: true,
      signedAt: true,
      supersededAt: true,
      supersededReason: true,
      supersededChanges: true,
    },
    where: { sectionId },
    order: { signedAt: 'DESC' },
  });
  return rows.map(({ personId, personName, personPost, signedAt, digest, ...row }) => ({
    by: { id: personId, name: personName, post: personPost },
    at: signedAt.toISOString(),
    digest,
    superseded: row.supersededAt && {
      at: row.supersededAt.toISOString(),
      reason: row.supersededReason ?? '',
      changes: seenChanges(row.supersededChanges ?? [], sight),
    },
  }));
}

/** When the person last acted or wrote here; else when the section was last submitted or signed. */
async function lastLooked(tx: EntityManager, sectionId: string, personId: string): Promise<Date | null> {
  const [row] = await tx.query<[{ at: Date | null }]>(
    `select coalesce(
      greatest(
        (select max(at) from audit_event where section_id = $1 and person_id = $2),
        (select max(at) from change where section_id = $1 and person_id = $2)
      ),
      (select max(at) from audit_event where section_id = $1 and action in ('submit', 'sign'))
    ) as at`,
    [sectionId, personId],
  );
  return row.at;
}
