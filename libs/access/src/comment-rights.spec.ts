import { describe, expect, it } from '@jest/globals';
import { commentRights } from './comment-rights.js';
import type { Grant } from './subjects.js';

const here = 'here';
const grant = (role: Grant['role'], departmentId: string | null = here): Grant => ({
  role,
  departmentId,
  officeId: null,
});

describe('discussions of a department’s report', () => {
  it.each<[string, Grant[], string[], string[]]>([
    ['an owner', [grant('owner')], ['department', 'all'], ['department', 'all']],
    ['a reviewer', [grant('reviewer')], ['department', 'all'], ['department', 'all']],
    ['a leader', [grant('leader')], ['department', 'all'], ['department', 'all']],
    ['a coordinator', [grant('coordinator')], ['department', 'all'], ['department', 'all']],
    ['an officer of every department', [grant('finance', null)], ['bureau', 'all'], ['bureau', 'all']],
    ['an officer of this department', [grant('finance')], ['bureau', 'all'], ['bureau', 'all']],
    ['an officer of another one', [grant('finance', 'there')], [], []],
    ['an owner of another one', [grant('owner', 'there')], [], []],
    ['an auditor', [grant('auditor', null)], ['department', 'bureau', 'all'], []],
    ['an auditor of another one', [grant('auditor', 'there')], [], []],
    ['an administrator', [grant('administrator', null)], [], []],
    [
      'somebody of both sides',
      [grant('owner'), grant('finance')],
      ['department', 'bureau', 'all'],
      ['department', 'bureau', 'all'],
    ],
  ])('%s', (_, grants, sees, writes) => expect(commentRights(grants, here)).toEqual({ sees, writes }));
});
