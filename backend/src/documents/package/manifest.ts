import { canonicalJson } from '@countersign/workflow';
import { z } from 'zod';
import { sha256 } from '../files/file-store.service.js';

/** What an accepted report's package holds, each member with its SHA-256; `seal` is that of the rest of the manifest. */
export const manifestShape = z.strictObject({
  kind: z.literal('countersign-package'),
  format: z.literal(1),
  reportId: z.string(),
  title: z.string(),
  round: z.number().int(),
  members: z.array(z.strictObject({ path: z.string(), size: z.number().int(), sha256: z.string() })),
  seal: z.string(),
});
export type Manifest = z.infer<typeof manifestShape>;

export const manifestName = 'manifest.json';
export const memberNames = {
  version: 'data/version.json',
  template: 'data/template.json',
  audit: 'data/audit.json',
  document: (format: string) => `report.${format}`,
  attachment: (id: string, name: string) => `attachments/${id}/${name}`,
} as const;

export interface Member {
  readonly path: string;
  readonly bytes: Buffer;
}

export function manifestOf(
  about: Pick<Manifest, 'reportId' | 'title' | 'round'>,
  members: readonly Member[],
): Manifest {
  const unsealed = {
    kind: 'countersign-package' as const,
    format: 1 as const,
    ...about,
    members: members.map(({ path, bytes }) => ({ path, size: bytes.length, sha256: sha256(bytes) })),
  };
  return { ...unsealed, seal: sealOf(unsealed) };
}

export const sealOf = ({ seal: _, ...rest }: Omit<Manifest, 'seal'> & { seal?: string }): string =>
  sha256(canonicalJson(rest));
