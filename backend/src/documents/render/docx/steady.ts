import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { zipParts } from '../../imports/zip-parts.js';

/** The first moment that the zip format knows. */
const mtime = new Date(1980, 0, 1);

/**
 * What the library counts through the life of the process or draws by lot: numbered anew within the document, so that
 * equal reports give equal bytes.
 */
const counted: readonly RegExp[] = [
  /(?<=_Toc)\d+/g,
  /(?<=<w:bookmark(?:Start|End) [^>]*w:id=")\d+/g,
  /(?<=<wp:docPr [^>]*id=")\d+/g,
  /(?<=PowerPlusWaterMarkObject)[\w-]+/g,
];

/** The same document without traces of when and where it was written. */
export async function steady(document: Uint8Array): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, content] of await zipParts(document)) {
    const settled = name.endsWith('.xml') ? Buffer.from(renumbered(content.toString())) : content;
    // pictures are compressed already
    zip.addBuffer(settled, name, { mtime, forceDosTimestamp: true, compress: !name.startsWith('word/media/') });
  }
  zip.end();
  return buffer(zip.outputStream);
}

function renumbered(xml: string): string {
  return counted.reduce((text, pattern) => {
    const order = new Map<string, number>();
    return text.replace(pattern, (id) => {
      const place = order.get(id) ?? order.size + 1;
      order.set(id, place);
      return `${place}`;
    });
  }, xml);
}
