import type { ComparedVersion, ComparisonView } from '@countersign/contracts';
import { comparePrinted } from '@countersign/document';
import type { IndicatorScore } from '@countersign/scoring';
import { rememberRows, type CompiledTemplate } from '@countersign/template';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { ProblemError } from '../../common/problem.js';
import { compareContent, figuresOf, type ContentVersion } from '../../reports/content-comparison.js';
import type { ReportRecord } from '../../reports/report-records.js';
import { roundOf } from '../exports/exports.service.js';
import { FileStore } from '../files/file-store.service.js';
import { renderPdf } from '../render/index.js';
import { printVersion, type ReportVersion } from '../versions/report-version.js';
import { versionPictures } from '../versions/version-pictures.js';
import { VersionReader } from '../versions/version-reader.service.js';

interface Read {
  readonly name: string;
  readonly version: ReportVersion;
  readonly template: CompiledTemplate;
}

/** Two versions of a report side by side, each as far as the reader may see it. */
@Injectable()
export class ComparisonsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly versions: VersionReader,
    private readonly files: FileStore,
  ) {}

  /** Throws 404 for a report or round that there is not for the reader. */
  async compare(reportId: string, from: ComparedVersion, to: ComparedVersion, actor: Actor): Promise<ComparisonView> {
    return (await this.compared(reportId, from, to, actor)).view;
  }

  /** The same on paper. */
  async paper(
    reportId: string,
    from: ComparedVersion,
    to: ComparedVersion,
    actor: Actor,
  ): Promise<{ bytes: Buffer; name: string }> {
    const { view, pictures } = await this.compared(reportId, from, to, actor);
    const name = `${view.printed.title}（${view.from}与${view.to}比较）.pdf`;
    return { bytes: Buffer.from(await renderPdf(view.printed, pictures)), name };
  }

  private compared(reportId: string, from: ComparedVersion, to: ComparedVersion, actor: Actor) {
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const report = await this.versions.reader.readableReport(tx, reportId, actor);
      const before = await this.read(tx, report, from, actor);
      const after = await this.read(tx, report, to, actor);
      const printed = comparePrinted(
        printVersion(before.version, before.template),
        printVersion(after.version, after.template),
      );
      const view: ComparisonView = {
        from: before.name,
        to: after.name,
        printed: { ...printed, cover: [`由“${before.name}”到“${after.name}”的变化`, ...printed.cover] },
        changes: changesBetween(before, after),
        scores: scoresBetween(before, after),
      };
      return { view, pictures: versionPictures(this.files, before.version.inputs, after.version.inputs) };
    });
  }

  private async read(tx: EntityManager, report: ReportRecord, wanted: ComparedVersion, actor: Actor): Promise<Read> {
    const source = wanted === 'last_year' ? await this.lastYear(tx, report, actor) : report;
    const round = wanted === 'last_year' ? null : roundOf(wanted);
    const version = await this.versions.read(tx, source, round, actor);
    const template = await this.versions.templates.forReport(version.template.id, version.inputs.answers);
    return { name: nameOf(source, wanted), version, template };
  }

  private async lastYear(tx: EntityManager, { departmentId, year }: ReportRecord, actor: Actor): Promise<ReportRecord> {
    const [row] = await tx.query<{ id: string }[]>('select id from report where department_id = $1 and year = $2', [
      departmentId,
      year - 1,
    ]);
    if (!row) throw noLastYear(year - 1);
    return this.versions.reader.readableReport(tx, row.id, actor);
  }
}

const nameOf = ({ year }: ReportRecord, wanted: ComparedVersion): string => {
  if (wanted === 'last_year') return `${year}年度报告`;
  return wanted === 'current' ? '当前内容' : `第${wanted}次报送`;
};

/** As a list, where both versions have the same sections and keys: another year's report may have others. */
function changesBetween(before: Read, after: Read): ComparisonView['changes'] {
  const template = rememberRows(after.template, [before.version.inputs.answers]);
  return compareContent(template, contentOf(before), contentOf(after)).map((difference) => ({
    ...difference,
    sectionId: null,
    by: null,
    at: null,
  }));
}

/** Points stand in a list of their own, with their steps. */
const contentOf = ({ version: { inputs, evaluation } }: Read): ContentVersion => ({
  figures: figuresOf(inputs, evaluation),
  answers: inputs.answers,
  scores: {},
});

function scoresBetween(before: Read, after: Read): ComparisonView['scores'] {
  const old = new Map(before.version.evaluation.scores.map((score) => [score.key, score]));
  return after.version.evaluation.scores.flatMap((score) => {
    const then = old.get(score.key);
    if (!then || then.points === score.points) return [];
    const label = after.template.indicators.get(score.key)?.label ?? score.key;
    return [{ key: score.key, label, of: score.of, before: pointsOf(then), after: pointsOf(score) }];
  });
}

const pointsOf = ({ points, steps }: IndicatorScore) => ({ points, steps: steps.map(({ text }) => text) });

const noLastYear = (year: number): ProblemError =>
  new ProblemError(404, 'no_last_year', {
    zh: `系统中没有本部门${year}年度的报告，无法与上年比较；请改选其他版本。`,
    en: `There is no report of ${year} to compare with; please choose another version.`,
  });
