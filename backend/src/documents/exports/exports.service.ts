import { documentFormats } from '@countersign/contracts';
import type { DocumentFile, DocumentFormat, DocumentsView } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { OutboxService } from '../../queue/outbox.service.js';
import type { ReportRecord } from '../../reports/report-records.js';
import { FileStore, sha256 } from '../files/file-store.service.js';
import { versionBytes, type ReportVersion } from '../versions/report-version.js';
import { VersionReader, type Viewer } from '../versions/version-reader.service.js';
import { documentFile, exportById, exportsOf, type ExportRow } from './document-files.js';
import { ExportMaker } from './export-maker.service.js';

/** `current` and the numbers of rounds, as rounds. */
export const roundOf = (version: string): number | null =>
  version === 'current' ? null : Number.parseInt(version, 10);

/** Files of the versions of a report. Equal versions, whoever asks, are made once. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly versions: VersionReader,
    private readonly files: FileStore,
    private readonly outbox: OutboxService,
    private readonly maker: ExportMaker,
  ) {}

  /** Which files there are of every version, as the caller may see it. */
  list(reportId: string, actor: Actor): Promise<DocumentsView['versions']> {
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const report = await this.versions.reader.readableReport(tx, reportId, actor);
      const rounds = await this.versions.rounds(tx, reportId);
      const decided = report.state === 'accepted' || report.state === 'published';
      const known = [{ round: null, at: null }, ...rounds.reverse()];
      const listed: DocumentsView['versions'] = [];
      for (const [index, { round, at }] of known.entries()) {
        const source = sha256(versionBytes(await this.versions.read(tx, report, round, actor)));
        const rows = await exportsOf(tx, reportId, [source]);
        listed.push({
          version: round === null ? 'current' : String(round),
          at: at?.toISOString() ?? null,
          accepted: decided && index === 1,
          files: documentFormats.map((format) =>
            documentFile(
              format,
              rows.find((row) => row.format === format),
            ),
          ),
        });
      }
      return listed;
    });
  }

  /** Begins to make a file that is not there yet; the rest happens in the background. */
  async start(reportId: string, format: DocumentFormat, round: number | null, actor: Actor): Promise<DocumentFile> {
    const row = await this.ask(reportId, format, round, { viewer: actor, queued: true });
    return documentFile(format, row);
  }

  /** The file of a version, made in place if it is not there yet. */
  async file(reportId: string, format: DocumentFormat, round: number | null, viewer: Viewer): Promise<ExportRow> {
    const row = await this.ask(reportId, format, round, { viewer, queued: false });
    return row.state === 'done' ? row : this.maker.make(row.id);
  }

  private async ask(
    reportId: string,
    format: DocumentFormat,
    round: number | null,
    { viewer, queued }: { viewer: Viewer; queued: boolean },
  ): Promise<ExportRow> {
    const { report, version } = await this.dataSource.transaction('REPEATABLE READ', (tx) =>
      this.read(tx, reportId, round, viewer),
    );
    const kept = await this.files.keepBytes(versionBytes(version));
    return this.dataSource.transaction(async (tx) => {
      await this.files.record(tx, kept);
      const begun = await tx.query<{ id: string }[]>(
        `insert into document_export (report_id, round, source_digest, figures_revision, template_version_id, format, requested_by)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (report_id, source_digest, format) do update set state = 'queued', progress = 0, problem = null
           where document_export.state = 'failed'
         returning id`,
        [
          reportId,
          round,
          kept.digest,
          report.figuresRevision,
          version.template.id,
          format,
          typeof viewer === 'object' ? viewer.id : null,
        ],
      );
      const [fresh] = begun;
      if (fresh && queued) await this.outbox.put(tx, 'export', { exportId: fresh.id, reportId });
      if (fresh) return (await exportById(tx, fresh.id))!;
      return (await exportsOf(tx, reportId, [kept.digest])).find((row) => row.format === format)!;
    });
  }

  private async read(
    tx: EntityManager,
    reportId: string,
    round: number | null,
    viewer: Viewer,
  ): Promise<{ report: ReportRecord; version: ReportVersion }> {
    const { reader } = this.versions;
    const report =
      typeof viewer === 'object'
        ? await reader.readableReport(tx, reportId, viewer)
        : await reader.report(tx, reportId);
    return { report, version: await this.versions.read(tx, report, round, viewer) };
  }
}
