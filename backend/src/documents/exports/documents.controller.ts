import type { DocumentFile, DocumentFormat, DocumentsView, ExportRequest, ParamsOf } from '@countersign/contracts';
import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import { Body, Contract, Params, Query } from '../../common/contract.decorator.js';
import { ReportReader } from '../../reports/report-reader.service.js';
import { FileStore } from '../files/file-store.service.js';
import { sendFile } from '../files/send-file.js';
import { AcceptedPackages } from '../package/accepted-packages.service.js';
import { fileNameOf, mediaTypes } from './document-files.js';
import { ExportsService, roundOf } from './exports.service.js';

@Controller()
export class DocumentsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly exports: ExportsService,
    private readonly packages: AcceptedPackages,
    private readonly reader: ReportReader,
    private readonly files: FileStore,
  ) {}

  @Contract('listDocuments')
  async list(@Params() { id }: ParamsOf<'listDocuments'>, @CurrentActor() actor: Actor): Promise<DocumentsView> {
    return { versions: await this.exports.list(id, actor), package: await this.packages.view(id, actor) };
  }

  @Contract('startExport')
  start(
    @Params() { id }: ParamsOf<'startExport'>,
    @Body() { format, version }: ExportRequest,
    @CurrentActor() actor: Actor,
  ): Promise<DocumentFile> {
    return this.exports.start(id, format, roundOf(version), actor);
  }

  @Contract('readDocument')
  async read(
    @Params() { id, format }: { id: string; format: DocumentFormat },
    @Query() { version = 'current' }: { version?: string },
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const round = roundOf(version);
    const { fileDigest } = await this.exports.file(id, format, round, actor);
    const { title } = await this.reader.readableReport(this.dataSource.manager, id, actor);
    const name = fileNameOf(title, round, format);
    await sendFile(reply, this.files, { digest: fileDigest!, name, type: mediaTypes[format] });
  }

  @Contract('readPackage')
  async readPackage(
    @Params() { id }: ParamsOf<'readPackage'>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { digest, title } = await this.packages.file(id, actor);
    await sendFile(reply, this.files, { digest, name: `${title}（归档包）.zip`, type: 'application/zip' });
  }
}
