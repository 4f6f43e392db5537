import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import type { RevisionItem } from '../revisions/revision-requests.service.js';
import { ActRecorder } from './act-recorder.service.js';
import type { SectionRecord } from './report-records.js';
import { clearCountersignatures, columnsOf, pinNotes } from './section-effects.js';
import { Section } from './section.entity.js';
import { SignatureService } from './signature.service.js';

/** Reopens the sections that the bureau names in a revision request; all others stay locked. */
@Injectable()
export class SectionReopening {
  constructor(
    private readonly signatures: SignatureService,
    private readonly recorder: ActRecorder,
  ) {}

  /** The report's row is locked by the caller. The item becomes a note that the owner answers. */
  async reopen(tx: EntityManager, section: SectionRecord, { text, due }: RevisionItem, actor: Actor): Promise<void> {
    const { id, reportId, revision, state } = section;
    await tx.query('select from section where id = $1 for update', [id]);
    await tx.update(
      Section,
      { id },
      {
        revision: revision + 1,
        ...columnsOf('reopen', 'returned', actor),
        ...(due !== undefined && { deadline: due }),
      },
    );
    await this.signatures.supersede(tx, id, text);
    await clearCountersignatures(tx, id);
    await pinNotes(tx, id, [{ field: null, text }], actor);
    await this.recorder.record(tx, {
      reportId,
      sectionId: id,
      person: actor,
      action: 'reopen',
      from: state,
      to: 'returned',
      comment: text,
      facts: { cause: 'revision_request', due: due ?? null },
      event: 'section.reopened',
    });
  }
}
