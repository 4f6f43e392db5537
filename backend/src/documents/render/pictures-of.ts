import type { PrintedReport } from '@countersign/document';
import type { Picture, PictureSource } from './picture-source.js';

/** The pictures that a report shows, by attachment; those that there are not are left out. */
export async function picturesOf(report: PrintedReport, source: PictureSource): Promise<ReadonlyMap<string, Picture>> {
  const wanted = report.parts.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'picture' ? block.attachment : [])),
  );
  const pictures = new Map<string, Picture>();
  for (const attachment of new Set(wanted)) {
    const picture = await source(attachment);
    if (picture) pictures.set(attachment, picture);
  }
  return pictures;
}
