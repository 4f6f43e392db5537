import type { Readable } from 'node:stream';
import type { AttachmentPlace, AttachmentView } from '@countersign/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { notFound } from '../../common/problem.js';
import { CONFIG } from '../../config/config.module.js';
import type { Config } from '../../config/config.js';
import { ChangeFeed } from '../../figures/change-feed.js';
import { OutboxService } from '../../queue/outbox.service.js';
import { ActRecorder } from '../../reports/act-recorder.service.js';
import { ReportReader } from '../../reports/report-reader.service.js';
import { FileStore, FileTooLarge, type KeptFile, type ReceivedFile } from '../files/file-store.service.js';
import type { Attachment } from './attachment.entity.js';
import {
  alreadyRemoved,
  emptyFile,
  fileTooLarge,
  placeLocked,
  tooMany,
  unknownPlace,
  wrongKind,
} from './attachment-problems.js';
import { AttachmentReader, type SectionInSight } from './attachment-reader.service.js';
import { attachmentView } from './attachment-view.js';
import { cleanName } from './file-name.js';
import { kindOf, type FileKind } from './file-kind.js';
import type { Place } from './places.js';

/** Files at one place. */
const most = 50;

interface SentFile {
  readonly name: string;
  readonly content: Readable;
}

/** Puts files at fields, indicators and return notes, and takes them away; the section's rights decide. */
@Injectable()
export class AttachmentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: ReportReader,
    private readonly attachments: AttachmentReader,
    private readonly files: FileStore,
    private readonly recorder: ActRecorder,
    private readonly outbox: OutboxService,
    private readonly feed: ChangeFeed,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Before a file is taken in: throws what `add` would throw for its place. */
  async mayAdd(sectionId: string, at: AttachmentPlace, actor: Actor): Promise<void> {
    await this.writable(this.dataSource.manager, sectionId, placeOf(at), actor);
  }

  /**
   * Takes a file in, looks at what it is, keeps it, and only then says in one transaction where it belongs. Throws 413
   * beyond the limit, 422 for what may not be attached, 403 and 404 as for the field.
   */
  async add(
    sectionId: string,
    at: AttachmentPlace,
    { name, content }: SentFile,
    actor: Actor,
  ): Promise<AttachmentView> {
    const received = await this.receive(content);
    try {
      const kind = await kindOf(received.path, name);
      if (!received.size) throw emptyFile(name);
      if (!kind) throw wrongKind(name);
      const kept = await this.files.keep(received);
      return await this.dataSource.transaction((tx) =>
        this.place(tx, sectionId, placeOf(at), { ...kept, kind, name: cleanName(name, kind) }, actor),
      );
    } finally {
      await this.files.discard(received);
    }
  }

  /** The file stays for the versions that had it. */
  remove(id: string, actor: Actor): Promise<void> {
    return this.dataSource.transaction(async (tx) => {
      const { file, at } = await this.lock(tx, id, actor);
      if (file.removedAt) throw alreadyRemoved();
      await tx.query('update attachment set removed_at = now(), removed_by = $2 where id = $1', [id, actor.id]);
      await this.tell(tx, at, 'detach', { ...file, digest: file.fileDigest }, actor);
    });
  }

  /** Takes back a removal; twice is once. */
  restore(id: string, actor: Actor): Promise<AttachmentView> {
    return this.dataSource.transaction(async (tx) => {
      const { file, at } = await this.lock(tx, id, actor);
      if (file.removedAt) {
        await tx.query('update attachment set removed_at = null, removed_by = null where id = $1', [id]);
        await this.tell(tx, at, 'attach', { ...file, digest: file.fileDigest }, actor);
      }
      return attachmentView(await this.attachments.one(tx, id), true);
    });
  }

  private async receive(content: Readable): Promise<ReceivedFile> {
    const limit = this.config.attachmentLimit;
    try {
      return await this.files.receive(content, limit);
    } catch (error) {
      throw error instanceof FileTooLarge ? fileTooLarge(limit) : error;
    }
  }

  private async place(
    tx: EntityManager,
    sectionId: string,
    place: Place,
    file: KeptFile & { kind: FileKind; name: string },
    actor: Actor,
  ): Promise<AttachmentView> {
    await this.reader.lockSection(tx, sectionId);
    const at = await this.writable(tx, sectionId, place, actor);
    const { field, noteId } = place;
    const present = await tx.query<{ id: string; same: boolean }[]>(
      `select id, file_digest = $4 and name = $5 as same from attachment
       where section_id = $1 and field is not distinct from $2 and note_id is not distinct from $3 and removed_at is null`,
      [sectionId, field, noteId, file.digest, file.name],
    );
    // sent again because the answer was lost
    const same = present.find((each) => each.same);
    if (same) return attachmentView(await this.attachments.one(tx, same.id), true);
    if (present.length >= most) throw tooMany(most);
    await this.files.record(tx, file);
    const [row] = await tx.query<[{ id: string }]>(
      `insert into attachment (report_id, section_id, field, note_id, file_digest, name, media_type, person_id, person_name, person_post)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
      [
        at.report.id,
        sectionId,
        field,
        noteId,
        file.digest,
        file.name,
        file.kind.type,
        actor.id,
        actor.name,
        actor.post,
      ],
    );
    await this.tell(tx, at, 'attach', { ...place, ...file }, actor);
    return attachmentView(await this.attachments.one(tx, row.id), true);
  }

  private async writable(tx: EntityManager, sectionId: string, place: Place, actor: Actor): Promise<SectionInSight> {
    const at = await this.attachments.inSight(tx, sectionId, actor);
    const { places } = at;
    if (place.field !== null && !places.labels.has(place.field)) throw unknownPlace(place.field);
    if (!places.sees(place)) throw notFound();
    if (!places.writes(place)) throw placeLocked(labelAt(at, place));
    return at;
  }

  private async lock(tx: EntityManager, id: string, actor: Actor): Promise<{ file: Attachment; at: SectionInSight }> {
    const { file } = await this.attachments.readable(tx, id, actor);
    await this.reader.lockSection(tx, file.sectionId);
    const locked = await this.attachments.readable(tx, id, actor);
    if (!locked.at.places.writes(file)) throw placeLocked(labelAt(locked.at, file));
    return locked;
  }

  /** Says what happened; files at fields are content, so that what is computed, signed and exported follows. */
  private async tell(
    tx: EntityManager,
    { report, section, places }: SectionInSight,
    action: 'attach' | 'detach',
    { field, noteId, name, digest }: Place & { name: string; digest: string },
    actor: Actor,
  ): Promise<void> {
    await this.recorder.record(tx, {
      reportId: report.id,
      sectionId: section.id,
      person: actor,
      action,
      comment: [field === null ? '退回意见' : places.labels.get(field), name].filter(Boolean).join('：'),
      facts: { field: places.about({ field, noteId }), note: noteId, name, digest },
    });
    const counted = field === null ? 0 : 1;
    await tx.query('update report set figures_revision = figures_revision + $2 where id = $1', [report.id, counted]);
    if (counted) await this.outbox.put(tx, 'recompute', { reportId: report.id });
    await this.feed.announce(tx, {
      kind: 'attached',
      reportId: report.id,
      sectionId: section.id,
      figuresRevision: report.figuresRevision + counted,
      computedRevision: (await this.reader.evaluation(tx, report.id))?.figuresRevision ?? 0,
      by: actor.id,
    });
  }
}

const placeOf = ({ field, note }: AttachmentPlace): Place => ({ field: field ?? null, noteId: note ?? null });

const labelAt = ({ places }: SectionInSight, { field }: Place): string =>
  field === null ? '退回意见' : (places.labels.get(field) ?? field);
