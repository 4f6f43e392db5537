import type { Grant } from './subjects.js';

/** Who hears a comment: the department, the bureau, or both. */
export const commentAudiences = ['department', 'bureau', 'all'] as const;
export type CommentAudience = (typeof commentAudiences)[number];

export interface CommentRights {
  readonly sees: readonly CommentAudience[];
  /** The first is what is meant where nothing is said. Empty: the person only reads. */
  readonly writes: readonly CommentAudience[];
}

const ofDepartment: readonly Grant['role'][] = ['owner', 'reviewer', 'leader', 'coordinator'];

/**
 * What somebody reads and writes in the discussions of a department's report, given that they may read the section.
 * What a department says among itself is not for the bureau, nor the other way round; an auditor reads both.
 */
export function commentRights(grants: readonly Grant[], departmentId: string): CommentRights {
  const holds = (roles: readonly Grant['role'][]) =>
    grants.some((grant) => roles.includes(grant.role) && (grant.departmentId ?? departmentId) === departmentId);
  const sides = new Set<CommentAudience>();
  if (holds(ofDepartment)) sides.add('department');
  if (holds(['finance'])) sides.add('bureau');
  const writes: CommentAudience[] = sides.size ? [...sides, 'all'] : [];
  return { sees: holds(['auditor']) ? commentAudiences : writes, writes };
}
