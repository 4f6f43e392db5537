import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { fontFiles } from '../fonts.js';
import { coverageOf, type Coverage } from './glyphs.js';
import { layout } from './layout.js';
import type { TypstReport } from './typst-report.js';

/** Documents whose traces the compiler keeps; older ones are let go. */
const remembered = 3;

/** A folder that does not exist: there is nothing that a document could read but what it is given. */
const workspace = fileURLToPath(new URL('./no-files', import.meta.url));

/** The Typst compiler with the two faces of the Chinese font. Making one takes a second, so it is kept. */
export class Typst {
  private static kept: Typst | undefined;
  private readonly compiler: NodeCompiler;
  readonly covers: Coverage;

  static get(): Typst {
    return (Typst.kept ??= new Typst());
  }

  private constructor() {
    const fontBlobs = [readFileSync(fontFiles.regular), readFileSync(fontFiles.bold)];
    const [regular, bold] = fontBlobs.map(coverageOf);
    this.covers = (point) => regular!(point) && bold!(point);
    this.compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] });
  }

  /** Lays out and writes a report as an accessible PDF. Throws with Typst's message when it cannot. */
  pdf(report: TypstReport): Uint8Array {
    return this.laidOut(report, (document) => this.compiler.pdf(document, { pdfStandard: 'ua-1' }));
  }

  /** The page number on which each heading comes to stand, in their order. */
  headingPages(report: TypstReport): readonly number[] {
    return this.laidOut(report, (document) => {
      const found: unknown = this.compiler.query(document, { selector: '<heading-pages>', field: 'value' });
      return Array.isArray(found) && isPages(found[0]) ? found[0] : [];
    });
  }

  /** Draws one page; its letters are outlines. */
  svg(source: string, inputs: Record<string, string>): string {
    return this.compiler.plainSvg(this.document(source, inputs));
  }

  private laidOut<T>({ json, files }: TypstReport, use: (document: NodeTypstDocument) => T): T {
    const { compiler } = this;
    for (const [path, bytes] of files) compiler.mapShadow(join(workspace, path), Buffer.from(bytes));
    try {
      return use(this.document(layout, { report: json }));
    } finally {
      for (const path of files.keys()) compiler.unmapShadow(join(workspace, path));
      compiler.evictCache(remembered);
    }
  }

  private document(mainFileContent: string, inputs: Record<string, string>): NodeTypstDocument {
    const compiled = this.compiler.compile({ mainFileContent, inputs });
    if (compiled.result) return compiled.result;
    throw new Error(messagesOf(compiled.takeDiagnostics()?.shortDiagnostics));
  }
}

const isPages = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((page) => typeof page === 'number');

const messagesOf = (diagnostics: readonly unknown[] = []): string =>
  `The report could not be laid out: ${JSON.stringify(diagnostics)}`;
