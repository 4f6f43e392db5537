import { describe, expect, it } from '@jest/globals';
import { fromOwnPage } from './request-origin.js';

describe('fromOwnPage', () => {
  const host = 'countersign.gov.example:3000';
  it.each([
    ['a program sends neither header', undefined, undefined, true],
    ['our own page', 'same-origin', `http://${host}`, true],
    ['typed by the user', 'none', undefined, true],
    ['our page behind a proxy that changes the host', 'same-origin', 'https://public.example', true],
    ['another site', 'cross-site', 'https://evil.example', false],
    ['a sibling domain', 'same-site', 'https://other.gov.example', false],
    ['another site in a browser without fetch metadata', undefined, 'https://evil.example', false],
    ['the same host on another port', undefined, 'http://countersign.gov.example:4000', false],
    ['a sandboxed frame', undefined, 'null', false],
    ['no address at all', undefined, 'nonsense', false],
  ])('%s', (_, secFetchSite, origin, own) => {
    expect(fromOwnPage({ secFetchSite, origin, host }, 'https://public.example')).toBe(own);
  });
});
