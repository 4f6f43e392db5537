import { abilityOf, defineRules } from '@countersign/access';
import type { Grant } from '@countersign/access';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { NamedGrant, Session } from './actor.js';
import { AccessChanges } from './access-changes.js';
import { SessionCache } from './session-cache.js';
import { newToken, tokenHash } from './tokens.js';

/** A session ends twelve hours after the last request. */
const idleHours = 12;
/** Prolonging writes a row; once in five minutes is exact enough. */
const prolongAfterMs = 5 * 60_000;

interface SessionRecord {
  csrf_token: string;
  seen_at: Date;
  expires_at: Date;
  id: string;
  username: string;
  name: string;
  post: string;
  email: string;
  mail_preference: 'at_once' | 'in_app';
  grants: (Grant & { departmentName: string | null; officeName: string | null })[];
}

// grants of an office carry the office's department, so that rules need no second look-up
const readSession = /* sql */ `
  select s.csrf_token, s.seen_at, s.expires_at, p.id, p.username, p.name, p.post, p.email, p.mail_preference,
    coalesce((
      select json_agg(json_build_object(
        'role', g.role, 'departmentId', d.id, 'officeId', o.id, 'departmentName', d.name, 'officeName', o.name
      ) order by g.role, d.name, o.name)
      from role_grant g
      left join office o on o.id = g.office_id
      left join department d on d.id = coalesce(g.department_id, o.department_id)
      where g.person_id = p.id
    ), '[]') as grants
  from session s join person p on p.id = s.person_id
  where s.token_hash = $1 and s.expires_at > now() and p.active`;

/** Server-side sessions: opens, finds, prolongs and ends them. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cache: SessionCache,
    private readonly accessChanges: AccessChanges,
  ) {}

  /** Opens a session for the person and returns the token for the cookie; it is stored nowhere in the clear. */
  async open(tx: EntityManager, personId: string): Promise<string> {
    const token = newToken();
    await tx.query(
      `insert into session (token_hash, person_id, csrf_token, expires_at)
       values ($1, $2, $3, now() + make_interval(hours => $4))`,
      [tokenHash(token), personId, newToken(), idleHours],
    );
    return token;
  }

  /** The live session of a token, or undefined: unknown, expired, or the person is deactivated. */
  async find(token: string): Promise<Session | undefined> {
    const hash = tokenHash(token);
    const session = await this.cache.get(hash, () => this.read(hash));
    if (session && Date.now() - session.seenAt.getTime() > prolongAfterMs) await this.prolong(hash);
    return session;
  }

  /** The session as it is now, without prolonging it; undefined once it has ended. */
  standing({ tokenHash: hash }: Session): Promise<Session | undefined> {
    return this.cache.get(hash, () => this.read(hash));
  }

  async end(token: string): Promise<void> {
    const hash = tokenHash(token);
    const [ended] = await this.dataSource.query<[{ personId: string }[], number]>(
      'delete from session where token_hash = $1 returning person_id as "personId"',
      [hash],
    );
    for (const { personId } of ended) await this.accessChanges.announce(personId);
  }

  private async read(hash: Buffer): Promise<Session | undefined> {
    const [row] = await this.dataSource.query<SessionRecord[]>(readSession, [hash]);
    return row && sessionOf(hash, row);
  }

  private async prolong(hash: Buffer): Promise<void> {
    await this.dataSource.query(
      `update session set seen_at = now(), expires_at = now() + make_interval(hours => $2) where token_hash = $1`,
      [hash, idleHours],
    );
    this.cache.clear();
  }
}

function sessionOf(hash: Buffer, row: SessionRecord): Session {
  const grants = row.grants.map(({ role, departmentId, officeId }) => ({ role, departmentId, officeId }));
  const rules = defineRules({ id: row.id, grants });
  return {
    tokenHash: hash,
    csrfToken: row.csrf_token,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
    username: row.username,
    email: row.email,
    mailPreference: row.mail_preference,
    namedGrants: row.grants.map(namedGrant),
    rules,
    actor: { id: row.id, name: row.name, post: row.post, grants, ability: abilityOf(rules) },
  };
}

function namedGrant({
  role,
  departmentId,
  departmentName,
  officeId,
  officeName,
}: SessionRecord['grants'][number]): NamedGrant {
  return {
    role,
    department: departmentId && departmentName ? { id: departmentId, name: departmentName } : null,
    office: officeId && officeName ? { id: officeId, name: officeName } : null,
  };
}
