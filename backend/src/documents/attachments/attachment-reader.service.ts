import { subject } from '@countersign/access';
import type { SectionAttachments } from '@countersign/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { notFound } from '../../common/problem.js';
import { CONFIG } from '../../config/config.module.js';
import type { Config } from '../../config/config.js';
import { ReportReader } from '../../reports/report-reader.service.js';
import { sectionSubject } from '../../reports/report-records.js';
import type { ReportRecord, SectionRecord } from '../../reports/report-records.js';
import { ReturnNote } from '../../reports/return-note.entity.js';
import { TemplatesService } from '../../templates/templates.service.js';
import { Attachment } from './attachment.entity.js';
import { attachmentView, type AttachmentRow } from './attachment-view.js';
import { placesInSight, type PlacesInSight } from './places.js';

/** A section as one person sees it, for its files. */
export interface SectionInSight {
  readonly report: ReportRecord;
  readonly section: SectionRecord;
  readonly places: PlacesInSight;
}

const rows = /* sql */ `
  select a.id, a.field, a.note_id as "noteId", a.name, a.media_type as "mediaType", a.file_digest as digest, f.size,
    a.person_id as "personId", a.person_name as "personName", a.person_post as "personPost", a.at
  from attachment a join stored_file f on f.digest = a.file_digest`;

/** Reads files of sections within what the caller may see; anything else is not there. */
@Injectable()
export class AttachmentReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: ReportReader,
    private readonly templates: TemplatesService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Throws 404 where the caller may not read the section. */
  async inSight(tx: EntityManager, sectionId: string, actor: Actor): Promise<SectionInSight> {
    const section = await this.reader.section(tx, sectionId);
    const report = await this.reader.report(tx, section.reportId);
    if (!actor.ability.can('read', subject('Section', sectionSubject(report, section)))) throw notFound();
    const { answers } = await this.reader.inputs(tx, report.id);
    const template = await this.templates.forReport(report.templateVersionId, answers);
    const notes = await tx.findBy(ReturnNote, { sectionId });
    return { report, section, places: placesInSight(template, { report, section, notes }, actor) };
  }

  list(sectionId: string, actor: Actor): Promise<SectionAttachments> {
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const { places } = await this.inSight(tx, sectionId, actor);
      const present = await tx.query<AttachmentRow[]>(
        `${rows} where a.section_id = $1 and a.removed_at is null order by a.at, a.id`,
        [sectionId],
      );
      return {
        attachments: present.filter((row) => places.sees(row)).map((row) => attachmentView(row, places.writes(row))),
        fields: [...places.fields],
        notes: [...places.notes],
        limit: this.config.attachmentLimit,
      };
    });
  }

  async one(tx: EntityManager, id: string) {
    const [row] = await tx.query<AttachmentRow[]>(`${rows} where a.id = $1`, [id]);
    if (!row) throw notFound();
    return row;
  }

  /** Also one that was removed: earlier versions still have it. Throws 404 where its place is out of sight. */
  async readable(tx: EntityManager, id: string, actor: Actor): Promise<{ file: Attachment; at: SectionInSight }> {
    const file = await tx.findOneBy(Attachment, { id });
    if (!file) throw notFound();
    const at = await this.inSight(tx, file.sectionId, actor);
    if (!at.places.sees(file)) throw notFound();
    return { file, at };
  }
}
