import { roles } from '@countersign/workflow';
import { z } from 'zod';
import { id, named } from './common.js';

export const signIn = z.object({ username: z.string().min(1).max(64), password: z.string().min(1).max(200) });
export type SignIn = z.infer<typeof signIn>;

export const roleGrant = z.object({
  role: z.enum(roles),
  department: named.nullable(),
  office: named.nullable(),
});
export type RoleGrant = z.infer<typeof roleGrant>;

/** Who is signed in, what they may do (CASL rules, as `libs/access` packs them), and the token that every write must carry. */
export const sessionView = z.object({
  person: z.object({ id, username: z.string(), name: z.string(), post: z.string(), email: z.string() }),
  grants: z.array(roleGrant),
  rules: z.array(z.unknown()),
  preferences: z.object({ mail: z.enum(['at_once', 'in_app']) }),
  csrfToken: z.string(),
});
export type SessionView = z.infer<typeof sessionView>;

export const preferences = z.object({ mail: z.enum(['at_once', 'in_app']) });
export type Preferences = z.infer<typeof preferences>;
