import { describe, expect, it } from '@jest/globals';
import { endedCookie, sessionCookie, sessionToken } from './session-cookie.js';

describe('the session cookie', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    ['other=1', undefined],
    ['countersign_session=abc', 'abc'],
    ['other=1; countersign_session=a-b_c; more=2', 'a-b_c'],
    ['x_countersign_session=abc', undefined],
  ])('of %j is %j', (header, token) => {
    expect(sessionToken(header)).toBe(token);
  });
  it('cannot be read by scripts, does not travel to other sites, and over https only there', () => {
    expect(sessionCookie('t', true)).toBe('countersign_session=t; Path=/; HttpOnly; SameSite=Lax; Secure');
    expect(sessionCookie('t', false)).toBe('countersign_session=t; Path=/; HttpOnly; SameSite=Lax');
    expect(endedCookie(true)).toContain('Max-Age=0');
  });
});
