import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { fontFiles } from '../fonts.js';
import { coverageOf, type Coverage } from './glyphs.js';
import { layout } from './layout.js';
import type { TypstReport } from './typst-report.js';

/** Documents whose traces the compiler keeps; older ones are let go. */
const remembered = 3;

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
    // a folder of its own without files: there is nothing that a document could read
    const workspace = fileURLToPath(new URL('./no-files', import.meta.url));
    this.compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] });
  }

  /** Lays out and writes a report as an accessible PDF. Throws with Typst's message when it cannot. */
  pdf({ json, files }: TypstReport): Uint8Array {
    const { compiler } = this;
    for (const [path, bytes] of files) compiler.mapShadow(path, Buffer.from(bytes));
    try {
      return compiler.pdf(this.document(layout, { report: json }), { pdfStandard: 'ua-1' });
    } finally {
      for (const path of files.keys()) compiler.unmapShadow(path);
      compiler.evictCache(remembered);
    }
  }

  /** Draws one page; its letters are outlines. */
  svg(source: string, inputs: Record<string, string>): string {
    return this.compiler.plainSvg(this.document(source, inputs));
  }

  private document(mainFileContent: string, inputs: Record<string, string>): NodeTypstDocument {
    const compiled = this.compiler.compile({ mainFileContent, inputs });
    if (compiled.result) return compiled.result;
    throw new Error(messagesOf(compiled.takeDiagnostics()?.shortDiagnostics));
  }
}

const messagesOf = (diagnostics: readonly unknown[] = []): string =>
  `The report could not be laid out: ${JSON.stringify(diagnostics)}`;
