import type { ReportInputs } from '@countersign/template';
import type { FileStore } from '../files/file-store.service.js';
import type { PictureSource } from '../render/index.js';

/** Pictures of narratives are files of the version itself; of two compared versions, of either. */
export function versionPictures(
  files: FileStore,
  ...versions: readonly Pick<ReportInputs, 'attachments'>[]
): PictureSource {
  const attached = versions.flatMap(({ attachments = {} }) => Object.values(attachments).flat());
  return async (attachment) => {
    const file = attached.find(({ id }) => id === attachment);
    if (file?.type !== 'image/png' && file?.type !== 'image/jpeg') return null;
    return { bytes: await files.read(file.digest), type: file.type };
  };
}
