import { documentFormats, type DocumentFormat, type PublicReport } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { notFound } from '../../common/problem.js';
import type { ReportRecord } from '../../reports/report-records.js';
import { TemplatesService } from '../../templates/templates.service.js';
import { attachable } from '../attachments/places.js';
import { exportsOf, type ExportRow } from '../exports/document-files.js';
import { ExportsService } from '../exports/exports.service.js';
import { sha256 } from '../files/file-store.service.js';
import { printVersion, versionBytes, type ReportVersion } from '../versions/report-version.js';
import { VersionReader } from '../versions/version-reader.service.js';

interface Published {
  readonly report: ReportRecord;
  readonly version: ReportVersion;
  readonly round: number;
}

/** Published reports for everybody: the version that the bureau accepted, with the fields that everyone may see. */
@Injectable()
export class PublicReports {
  constructor(
    private readonly dataSource: DataSource,
    private readonly versions: VersionReader,
    private readonly templates: TemplatesService,
    private readonly exports: ExportsService,
  ) {}

  /** Throws 404 for any report that is not published. */
  async read(id: string): Promise<PublicReport> {
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const { report, version } = await this.published(tx, id);
      const template = await this.templates.forReport(version.template.id, version.inputs.answers);
      const labels = new Map(
        [...template.sections.keys()].flatMap((key) => attachable(template, key)).map(({ key, label }) => [key, label]),
      );
      const made = await exportsOf(tx, id, [sha256(versionBytes(version))]);
      return {
        id,
        title: report.title,
        department: report.departmentName,
        year: report.year,
        publishedAt: await publishedAt(tx, id),
        printed: printVersion(version, template),
        files: documentFormats.flatMap((format) => {
          const row = made.find((each) => each.format === format);
          return row?.fileDigest ? [{ format, digest: row.fileDigest, size: Number(row.size) }] : [];
        }),
        attachments: Object.entries(version.inputs.attachments ?? {}).flatMap(([field, files]) =>
          files.map(({ id: attachment, name, size, digest }) => ({
            id: attachment,
            name,
            size,
            digest,
            field: labels.get(field) ?? '',
          })),
        ),
      };
    });
  }

  /** Makes the files of a report that is published, so that nobody has to wait for them; of others, none. */
  async makeFiles(id: string): Promise<void> {
    const report = await this.versions.reader.report(this.dataSource.manager, id);
    if (report.state === 'published') for (const format of documentFormats) await this.file(id, format);
  }

  async file(id: string, format: DocumentFormat): Promise<ExportRow & { title: string }> {
    const { report, round } = await this.published(this.dataSource.manager, id);
    return { ...(await this.exports.file(id, format, round, 'public')), title: report.title };
  }

  /** A file that the published version has at a field that everybody may see. */
  async attachment(id: string, attachment: string): Promise<{ digest: string; name: string; type: string }> {
    const { version } = await this.published(this.dataSource.manager, id);
    const file = Object.values(version.inputs.attachments ?? {})
      .flat()
      .find((each) => each.id === attachment);
    if (!file) throw notFound();
    return file;
  }

  private async published(tx: EntityManager, id: string): Promise<Published> {
    const report = await this.versions.reader.report(tx, id);
    const round = (await this.versions.rounds(tx, id)).at(-1)?.round;
    if (report.state !== 'published' || round === undefined) throw notFound();
    return { report, round, version: await this.versions.read(tx, report, round, 'public') };
  }
}

async function publishedAt(tx: EntityManager, id: string): Promise<string> {
  const [row] = await tx.query<[{ at: Date }]>(
    `select max(at) as at from audit_event where report_id = $1 and action = 'publish'`,
    [id],
  );
  return row.at.toISOString();
}
