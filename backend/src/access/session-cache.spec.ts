import { abilityOf } from '@countersign/access';
import { describe, expect, it } from '@jest/globals';
import type { Session } from './actor.js';
import { SessionCache } from './session-cache.js';

const hash = Buffer.from('hash');
const session = (username: string, expiresAt = new Date(Date.now() + 60_000)): Session => ({
  tokenHash: hash,
  csrfToken: 'c',
  seenAt: new Date(),
  expiresAt,
  username,
  email: '',
  mailPreference: 'in_app',
  namedGrants: [],
  rules: [],
  actor: { id: username, name: '', post: '', grants: [], ability: abilityOf([]) },
});

describe('SessionCache', () => {
  it('reads a busy session once', async () => {
    const cache = new SessionCache();
    let reads = 0;
    const read = () => Promise.resolve((reads++, session('owner')));
    await cache.get(hash, read);
    await cache.get(hash, read);
    expect(reads).toBe(1);
  });
  it('asks again after anything changed', async () => {
    const cache = new SessionCache();
    await cache.get(hash, () => Promise.resolve(session('owner')));
    cache.clear();
    expect(await cache.get(hash, () => Promise.resolve(undefined))).toBeUndefined();
  });
  it('does not keep what was read before a change and arrived after it', async () => {
    const cache = new SessionCache();
    let arrive = (_: Session) => {};
    const slow = cache.get(hash, () => new Promise<Session>((resolve) => (arrive = resolve)));
    cache.clear();
    arrive(session('with the old rights'));
    await slow;
    expect((await cache.get(hash, () => Promise.resolve(session('with the new rights'))))?.username).toBe(
      'with the new rights',
    );
  });
  it('never answers with a session that has expired meanwhile', async () => {
    const cache = new SessionCache();
    await cache.get(hash, () => Promise.resolve(session('owner', new Date(Date.now() - 1))));
    expect(await cache.get(hash, () => Promise.resolve(undefined))).toBeUndefined();
  });
  it('keeps no absence: a new session counts at once', async () => {
    const cache = new SessionCache();
    await cache.get(hash, () => Promise.resolve(undefined));
    expect(await cache.get(hash, () => Promise.resolve(session('owner')))).toBeDefined();
  });
});
