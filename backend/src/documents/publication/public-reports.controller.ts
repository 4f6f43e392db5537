import type { DocumentFormat, ParamsOf, PublicReport } from '@countersign/contracts';
import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Contract, Params } from '../../common/contract.decorator.js';
import { fileNameOf, mediaTypes } from '../exports/document-files.js';
import { FileStore } from '../files/file-store.service.js';
import { sendFile } from '../files/send-file.js';
import { PublicReports } from './public-reports.service.js';

/** What everybody may read, without a session. */
@Controller()
export class PublicReportsController {
  constructor(
    private readonly reports: PublicReports,
    private readonly files: FileStore,
  ) {}

  @Contract('readPublicReport')
  read(@Params() { id }: ParamsOf<'readPublicReport'>): Promise<PublicReport> {
    return this.reports.read(id);
  }

  @Contract('readPublicDocument')
  async document(
    @Params() { id, format }: { id: string; format: DocumentFormat },
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { fileDigest, title, round } = await this.reports.file(id, format);
    const name = fileNameOf(title, round, format);
    await sendFile(reply, this.files, { digest: fileDigest!, name, type: mediaTypes[format] });
  }

  @Contract('readPublicAttachment')
  async attachment(
    @Params() { id, attachment }: ParamsOf<'readPublicAttachment'>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, this.files, await this.reports.attachment(id, attachment));
  }
}
