import type { TemplateVersionView } from '@countersign/contracts';
import type { TemplateVersion } from './template-version.entity.js';

type Row = Omit<TemplateVersion, 'definition'>;

/** A version without its content. `reports` counts the reports that use it, where the caller may know. */
export function versionView(row: Row, reports: number | null = null): TemplateVersionView {
  const { id, key, year, version, title, revision, publishedAt } = row;
  return {
    id,
    key,
    year,
    version,
    title,
    state: publishedAt ? 'published' : 'draft',
    revision,
    publishedAt: publishedAt?.toISOString() ?? null,
    saved: savedOf(row),
    reports,
  };
}

/** Who saved it last, and when. */
export function savedOf({ savedBy, savedName, savedPost, savedAt }: Row): TemplateVersionView['saved'] {
  return savedAt && { id: savedBy, name: savedName ?? '', post: savedPost ?? '', at: savedAt.toISOString() };
}

/** A draft's tag changes with every save, a published version's never. */
export const etagOf = ({ id, revision, state }: Pick<TemplateVersionView, 'id' | 'revision' | 'state'>): string =>
  state === 'published' ? `"${id}"` : `"${id}.${revision}"`;
