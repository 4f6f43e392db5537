export interface RequestOrigin {
  readonly secFetchSite: string | undefined;
  readonly origin: string | undefined;
  readonly host: string | undefined;
}

/**
 * Whether a write comes from a page of our own, as far as the browser tells. A program sends neither header and
 * passes here; it still needs the session's CSRF token.
 */
export function fromOwnPage({ secFetchSite, origin, host }: RequestOrigin, publicUrl: string): boolean {
  if (secFetchSite !== undefined && secFetchSite !== 'same-origin' && secFetchSite !== 'none') return false;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const { host: from, origin: whole } = new URL(origin);
  return from === host || whole === new URL(publicUrl).origin;
}
