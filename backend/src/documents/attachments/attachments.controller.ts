import type { AttachmentPlace, AttachmentView, ParamsOf, SectionAttachments } from '@countersign/contracts';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import { Contract, Params, Query } from '../../common/contract.decorator.js';
import { CONFIG } from '../../config/config.module.js';
import type { Config } from '../../config/config.js';
import { FileStore } from '../files/file-store.service.js';
import { sendFile } from '../files/send-file.js';
import { fileTooLarge, noFile } from './attachment-problems.js';
import { AttachmentReader } from './attachment-reader.service.js';
import { AttachmentsService } from './attachments.service.js';
import { previewOf } from './file-kind.js';

/** What stands around the one file in a form. */
const formBytes = 64 * 1024;

@Controller()
export class AttachmentsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly attachments: AttachmentsService,
    private readonly reader: AttachmentReader,
    private readonly files: FileStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Contract('listAttachments')
  list(@Params() { id }: ParamsOf<'listAttachments'>, @CurrentActor() actor: Actor): Promise<SectionAttachments> {
    return this.reader.list(id, actor);
  }

  @Contract('addAttachment')
  async add(
    @Params() { id }: ParamsOf<'addAttachment'>,
    @Query() place: AttachmentPlace,
    @Req() request: FastifyRequest,
    @CurrentActor() actor: Actor,
  ): Promise<AttachmentView> {
    const limit = this.config.attachmentLimit;
    await this.attachments.mayAdd(id, place, actor);
    if (Number(request.headers['content-length'] ?? 0) > limit + formBytes) throw fileTooLarge(limit);
    if (!request.isMultipart()) throw noFile();
    // one byte more than is allowed, so that the store sees that it is too much
    const sent = await request.file({ limits: { files: 1, fields: 0, fileSize: limit + 1 } });
    if (!sent) throw noFile();
    return this.attachments.add(id, place, { name: sent.filename, content: sent.file }, actor);
  }

  @Contract('removeAttachment')
  remove(@Params() { id }: ParamsOf<'removeAttachment'>, @CurrentActor() actor: Actor): Promise<void> {
    return this.attachments.remove(id, actor);
  }

  @Contract('restoreAttachment')
  restore(@Params() { id }: ParamsOf<'restoreAttachment'>, @CurrentActor() actor: Actor): Promise<AttachmentView> {
    return this.attachments.restore(id, actor);
  }

  @Contract('readAttachment')
  async read(
    @Params() { id }: ParamsOf<'readAttachment'>,
    @Query() { inline }: { inline?: '1' },
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { file } = await this.reader.readable(this.dataSource.manager, id, actor);
    const shown = inline !== undefined && previewOf(file.mediaType) !== null;
    await sendFile(reply, this.files, {
      digest: file.fileDigest,
      name: file.name,
      type: file.mediaType,
      inline: shown,
    });
  }
}
