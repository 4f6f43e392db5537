import type { AccessRule, CountersignAbility, Grant } from '@countersign/access';

/** The person behind a request, and what they may do. `name` and `post` are copied into whatever they do. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly post: string;
  readonly grants: readonly Grant[];
  readonly ability: CountersignAbility;
}

/** A signed-in person's session, as one query reads it. */
export interface Session {
  readonly tokenHash: Buffer;
  readonly csrfToken: string;
  readonly seenAt: Date;
  readonly expiresAt: Date;
  readonly username: string;
  readonly email: string;
  readonly mailPreference: 'at_once' | 'in_app';
  readonly namedGrants: readonly NamedGrant[];
  readonly rules: readonly AccessRule[];
  readonly actor: Actor;
}

export interface NamedGrant {
  readonly role: Grant['role'];
  readonly department: { readonly id: string; readonly name: string } | null;
  readonly office: { readonly id: string; readonly name: string } | null;
}
