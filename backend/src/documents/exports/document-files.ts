import type { DocumentFile, DocumentFormat } from '@countersign/contracts';
import type { EntityManager } from 'typeorm';

/** One file of one version, made, being made or to be made. */
export interface ExportRow {
  readonly id: string;
  readonly reportId: string;
  readonly round: number | null;
  readonly sourceDigest: string;
  readonly figuresRevision: number;
  readonly format: DocumentFormat;
  readonly state: 'queued' | 'running' | 'done' | 'failed';
  readonly progress: number;
  readonly problem: string | null;
  readonly fileDigest: string | null;
  /** PostgreSQL's bigint as text. */
  readonly size: string | null;
  readonly madeAt: Date | null;
}

const exportRows = /* sql */ `
  select id, report_id as "reportId", round, source_digest as "sourceDigest", figures_revision as "figuresRevision",
    format, state, progress, problem, file_digest as "fileDigest", size, made_at as "madeAt"
  from document_export`;

export const exportById = async (tx: EntityManager, id: string): Promise<ExportRow | undefined> =>
  (await tx.query<ExportRow[]>(`${exportRows} where id = $1`, [id]))[0];

export const exportsOf = (tx: EntityManager, reportId: string, sources: readonly string[]): Promise<ExportRow[]> =>
  tx.query<ExportRow[]>(`${exportRows} where report_id = $1 and source_digest = any($2)`, [reportId, sources]);

const absent = { state: 'absent', progress: 0, size: null, digest: null, madeAt: null, problem: null } as const;

export function documentFile(format: DocumentFormat, row: ExportRow | undefined): DocumentFile {
  if (!row) return { format, ...absent };
  const { state, progress, problem, fileDigest, size, madeAt } = row;
  return {
    format,
    state,
    progress,
    size: size === null ? null : Number(size),
    digest: fileDigest,
    madeAt: madeAt?.toISOString() ?? null,
    problem,
  };
}

export const mediaTypes: Readonly<Record<DocumentFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** `区某局2020年度自评报告（第2次报送）.docx`. */
export const fileNameOf = (title: string, round: number | null, format: string): string =>
  `${title}（${round === null ? '当前内容' : `第${round}次报送`}）.${format}`;
