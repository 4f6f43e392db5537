import type { Role } from '@countersign/workflow';

export interface Destination {
  path: string;
  label: string;
  roles?: readonly Role[];
}

/** The left bar: only what the person's roles need. */
export const destinations: readonly Destination[] = [
  { path: '/', label: '待办' },
  { path: '/coordinator', label: '统筹', roles: ['coordinator'] },
  { path: '/sign', label: '签批', roles: ['leader'] },
  { path: '/finance', label: '财政审核', roles: ['finance'] },
  { path: '/reports', label: '报告', roles: ['owner', 'reviewer', 'leader', 'coordinator', 'finance', 'auditor'] },
  { path: '/admin/organisation', label: '组织人员', roles: ['administrator'] },
  { path: '/admin/templates', label: '模板', roles: ['administrator'] },
  { path: '/admin/mails', label: '邮件', roles: ['administrator'] },
  { path: '/admin/audit', label: '审计', roles: ['administrator', 'auditor'] },
];
