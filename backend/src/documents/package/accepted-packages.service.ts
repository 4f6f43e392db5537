import { documentFormats, type DocumentsView } from '@countersign/contracts';
import { canonicalJson } from '@countersign/workflow';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { chainUntil } from '../../audit/event-record.js';
import { notFound } from '../../common/problem.js';
import { ChangeFeed } from '../../figures/change-feed.js';
import type { ReportRecord } from '../../reports/report-records.js';
import { ExportMaker } from '../exports/export-maker.service.js';
import { FileStore } from '../files/file-store.service.js';
import { versionBytes, type ReportVersion } from '../versions/report-version.js';
import { VersionReader } from '../versions/version-reader.service.js';
import { memberNames, type Member } from './manifest.js';
import { writePackage } from './write-package.js';

interface PackageRow {
  state: 'queued' | 'done' | 'failed';
  digest: string | null;
  /** PostgreSQL's bigint as text. */
  size: string | null;
  madeAt: Date | null;
}

/** Everything about an accepted report in one file that can be verified without this installation. */
@Injectable()
export class AcceptedPackages {
  constructor(
    private readonly dataSource: DataSource,
    private readonly versions: VersionReader,
    private readonly maker: ExportMaker,
    private readonly files: FileStore,
    private readonly feed: ChangeFeed,
  ) {}

  /** Makes the package of the version that was accepted; twice gives the same. */
  async make(reportId: string): Promise<void> {
    const [row] = await this.dataSource.query<{ state: string }[]>(
      'select state from accepted_package where report_id = $1',
      [reportId],
    );
    if (row?.state === 'done') return;
    const { report, version, definition, chain } = await this.dataSource.transaction('REPEATABLE READ', (tx) =>
      this.read(tx, reportId),
    );
    const members: Member[] = [];
    for (const format of documentFormats)
      members.push({
        path: memberNames.document(format),
        bytes: Buffer.from(await this.maker.render(version, format)),
      });
    members.push(
      { path: memberNames.version, bytes: versionBytes(version) },
      { path: memberNames.template, bytes: Buffer.from(canonicalJson(definition)) },
      { path: memberNames.audit, bytes: Buffer.from(canonicalJson(chain)) },
    );
    for (const { id, name, digest } of Object.values(version.inputs.attachments ?? {}).flat())
      members.push({ path: memberNames.attachment(id, name), bytes: await this.files.read(digest) });
    const zip = await writePackage({ reportId, title: report.title, round: version.round ?? 0 }, members);
    const kept = await this.files.keepBytes(zip);
    await this.dataSource.transaction(async (tx) => {
      await this.files.record(tx, kept);
      await tx.query(
        `update accepted_package set state = 'done', file_digest = $2, size = $3, made_at = now()
         where report_id = $1 and state <> 'done'`,
        [reportId, kept.digest, kept.size],
      );
      await this.announce(tx, report);
    });
  }

  async fail(reportId: string): Promise<void> {
    await this.dataSource.query(
      `update accepted_package set state = 'failed' where report_id = $1 and state <> 'done'`,
      [reportId],
    );
  }

  /** Null where there is none, or where the caller does not see all that is in it. */
  view(reportId: string, actor: Actor): Promise<DocumentsView['package']> {
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const row = await this.seen(tx, reportId, actor);
      if (!row) return null;
      const { state, size, digest, madeAt } = row;
      return { state, size: size === null ? null : Number(size), digest, madeAt: madeAt?.toISOString() ?? null };
    });
  }

  /** Throws 404 where `view` gives nothing, and while it is being made. */
  file(reportId: string, actor: Actor): Promise<{ digest: string; title: string }> {
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const { title } = await this.versions.reader.readableReport(tx, reportId, actor);
      const row = await this.seen(tx, reportId, actor);
      if (!row?.digest) throw notFound();
      return { digest: row.digest, title };
    });
  }

  private async seen(tx: EntityManager, reportId: string, actor: Actor): Promise<PackageRow | undefined> {
    const [row] = await tx.query<PackageRow[]>(
      `select state, file_digest as digest, size, made_at as "madeAt" from accepted_package where report_id = $1`,
      [reportId],
    );
    if (!row) return undefined;
    const report = await this.versions.reader.readableReport(tx, reportId, actor);
    const round = await this.acceptedRound(tx, reportId);
    const [own, whole] = [
      await this.versions.read(tx, report, round, actor),
      await this.versions.read(tx, report, round, 'archive'),
    ];
    return versionBytes(own).equals(versionBytes(whole)) ? row : undefined;
  }

  private async read(tx: EntityManager, reportId: string) {
    const report = await this.versions.reader.report(tx, reportId);
    const version = await this.versions.read(tx, report, await this.acceptedRound(tx, reportId), 'archive');
    const [template] = await tx.query<[{ definition: unknown }]>(
      'select definition from template_version where id = $1',
      [version.template.id],
    );
    // as it was accepted, also when it has been published since
    const accepted: ReportVersion = { ...version, state: 'accepted' };
    const chain = await chainUntil(tx, reportId, 'accept');
    return { report, version: accepted, definition: template.definition, chain };
  }

  private async acceptedRound(tx: EntityManager, reportId: string): Promise<number> {
    return (await this.versions.rounds(tx, reportId)).at(-1)?.round ?? 0;
  }

  private announce(tx: EntityManager, { id, figuresRevision }: ReportRecord): Promise<void> {
    return this.feed.announce(tx, {
      kind: 'exported',
      reportId: id,
      sectionId: null,
      figuresRevision,
      computedRevision: figuresRevision,
      by: null,
    });
  }
}
