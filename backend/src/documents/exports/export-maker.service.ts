import type { DocumentFormat } from '@countersign/contracts';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { ChangeFeed } from '../../figures/change-feed.js';
import { TemplatesService } from '../../templates/templates.service.js';
import { FileStore } from '../files/file-store.service.js';
import { renderDocx, renderPdf, renderXlsx } from '../render/index.js';
import { printVersion, versionWorkbook, type ReportVersion } from '../versions/report-version.js';
import { versionPictures } from '../versions/version-pictures.js';
import { exportById, type ExportRow } from './document-files.js';

const failure = '文件没有生成成功。请稍后再试；如仍不行，请联系管理员。';

/** Makes the file of an export from the version that was kept for it. Doing it twice gives the same file. */
@Injectable()
export class ExportMaker {
  private readonly logger = new Logger('Export');

  constructor(
    private readonly dataSource: DataSource,
    private readonly templates: TemplatesService,
    private readonly files: FileStore,
    private readonly feed: ChangeFeed,
  ) {}

  /** Throws when it cannot be made; on the last attempt the failure is shown. */
  async make(id: string, { last = true } = {}): Promise<ExportRow> {
    const row = await exportById(this.dataSource.manager, id);
    if (!row) throw new Error(`No export ${id}`);
    if (row.state === 'done') return row;
    try {
      await this.step(row, 'running', 10);
      const version = JSON.parse((await this.files.read(row.sourceDigest)).toString('utf8')) as ReportVersion;
      await this.step(row, 'running', 30);
      const kept = await this.files.keepBytes(await this.render(version, row.format));
      await this.dataSource.transaction(async (tx) => {
        await this.files.record(tx, kept);
        await tx.query(
          `update document_export set state = 'done', progress = 100, problem = null, file_digest = $2, size = $3,
             made_at = now() where id = $1 and state <> 'done'`,
          [id, kept.digest, kept.size],
        );
        await this.announce(tx, row);
      });
    } catch (error) {
      this.logger.warn({ err: error, exportId: id }, 'a document could not be made');
      if (last) await this.fail(row);
      throw error;
    }
    return (await exportById(this.dataSource.manager, id))!;
  }

  /** A version as a file; also for those of the archive. */
  async render(version: ReportVersion, format: DocumentFormat): Promise<Uint8Array> {
    const template = await this.templates.forReport(version.template.id, version.inputs.answers);
    if (format === 'xlsx') return renderXlsx(versionWorkbook(version, template));
    const printed = printVersion(version, template);
    return (format === 'docx' ? renderDocx : renderPdf)(printed, versionPictures(this.files, version.inputs));
  }

  private async step(row: ExportRow, state: 'running', progress: number): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await tx.query(`update document_export set state = $2, progress = $3 where id = $1 and state <> 'done'`, [
        row.id,
        state,
        progress,
      ]);
      await this.announce(tx, row);
    });
  }

  private async fail(row: ExportRow): Promise<void> {
    await this.dataSource
      .transaction(async (tx) => {
        await tx.query(`update document_export set state = 'failed', problem = $2 where id = $1 and state <> 'done'`, [
          row.id,
          failure,
        ]);
        await this.announce(tx, row);
      })
      .catch(() => {}); // the job comes again, and tells it then
  }

  private announce(tx: EntityManager, { reportId, figuresRevision }: ExportRow): Promise<void> {
    return this.feed.announce(tx, {
      kind: 'exported',
      reportId,
      sectionId: null,
      figuresRevision,
      computedRevision: figuresRevision,
      by: null,
    });
  }
}
