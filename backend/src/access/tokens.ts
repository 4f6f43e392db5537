import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, safe in a cookie and a header. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a session token: whoever reads the table cannot sign in with it. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export function sameToken(given: string | undefined, expected: string): boolean {
  return given !== undefined && timingSafeEqual(tokenHash(given), tokenHash(expected));
}
