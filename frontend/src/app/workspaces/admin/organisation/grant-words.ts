import type { PersonView, RoleGrant } from '@countersign/contracts';
import type { Role } from '@countersign/workflow';

/** Where a role is held; the server refuses any other place. */
export const roleScopes: Readonly<Record<Role, 'office' | 'department' | 'department_or_all' | 'none'>> = {
  owner: 'office',
  reviewer: 'office',
  leader: 'office',
  coordinator: 'department',
  finance: 'department_or_all',
  auditor: 'department_or_all',
  administrator: 'none',
};

/** What a role lets one do. */
export const roleDeeds: Readonly<Record<Role, string>> = {
  owner: '填报章节并送审',
  reviewer: '审核、会签章节，可以退回',
  leader: '签批分管的章节，可以退回',
  coordinator: '新建报告、分派章节、催办和报送',
  finance: '复核报告，接收、退回修改或公开',
  administrator: '维护组织、人员、角色、模板和邮件',
  auditor: '查阅报告和审计记录，不能改动',
};

/** In which place; of an office also the department. */
export function grantPlace({ role, department, office }: RoleGrant): string {
  if (department || office) return [department?.name, office?.name].filter(Boolean).join(' ');
  return roleScopes[role] === 'none' ? '整个系统' : '全部部门';
}

/** “谁 在哪里 可以做什么”, to be read aloud. */
export function grantSentence(person: Pick<PersonView, 'name'>, grant: RoleGrant): string {
  return `${person.name} 在 ${grantPlace(grant)} 可以${roleDeeds[grant.role]}`;
}

export interface GrantsOfRole {
  role: Role;
  /** `某局 财务科、业务科`. */
  places: string;
}

/** Roles with all their places, each department named once. */
export function grantsByRole(grants: readonly RoleGrant[]): GrantsOfRole[] {
  const roles = [...new Set(grants.map(({ role }) => role))];
  return roles.map((role) => ({ role, places: placesOf(grants.filter((grant) => grant.role === role)) }));
}

function placesOf(grants: readonly RoleGrant[]): string {
  const departments = [...new Set(grants.map(({ department }) => department?.id))];
  return departments
    .map((id) => {
      const held = grants.filter(({ department }) => department?.id === id);
      const offices = held.flatMap(({ office }) => (office ? [office.name] : []));
      return offices.length ? `${held[0]?.department?.name ?? ''} ${offices.join('、')}` : grantPlace(held[0]!);
    })
    .join('；');
}
