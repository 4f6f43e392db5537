import { QueryFailedError } from 'typeorm';
import { invalidInput, ProblemError } from '../common/problem.js';
import type { Sentence } from '../common/problem.js';

const missing = {
  department: {
    zh: '该部门不存在，请刷新页面后重新选择。',
    en: 'There is no such department; please reload the page.',
  },
  office: { zh: '该科室不存在，请刷新页面后重新选择。', en: 'There is no such office; please reload the page.' },
  person: { zh: '该人员不存在，请刷新页面后重新选择。', en: 'There is no such person; please reload the page.' },
  grant: { zh: '该角色已被收回，请刷新页面。', en: 'The role has been revoked already; please reload the page.' },
} as const;

export const notFound = (what: keyof typeof missing): ProblemError =>
  new ProblemError(404, `${what}_not_found`, missing[what]);

const refusedField = (field: string, code: string, message: Sentence): ProblemError =>
  invalidInput([{ field, code, message }]);

export const departmentUnknown = () => refusedField('departmentId', 'department_unknown', missing.department);
export const officeUnknown = () => refusedField('officeId', 'office_unknown', missing.office);
export const officeElsewhere = () =>
  refusedField('officeId', 'office_elsewhere', {
    zh: '所选科室不属于所选部门。请先选择部门，再选择该部门的科室。',
    en: 'The office does not belong to the department; choose an office of that department.',
  });

const duplicate = (field: string, code: string, message: Sentence): ProblemError =>
  new ProblemError(409, code, message, { field, errors: [{ field, code, message }] });

export const nameTaken = (what: 'department' | 'office', name: string) =>
  duplicate('name', 'name_taken', {
    zh: `${what === 'department' ? '已有部门' : '该部门已有科室'}名为“${name}”。请换一个名称，或直接使用已有的。`,
    en: `The name "${name}" is taken; choose another one or use what exists.`,
  });
export const usernameTaken = (username: string) =>
  duplicate('username', 'username_taken', {
    zh: `登录名“${username}”已有人使用，请换一个。`,
    en: `The user name "${username}" is taken; choose another one.`,
  });
export const alreadyGranted = () =>
  duplicate('role', 'already_granted', {
    zh: '此人在该范围内已有这个角色，不需要重复授予。',
    en: 'The person already holds this role in this scope.',
  });

const scopeRules = {
  office: {
    field: 'officeId',
    zh: '这个角色按科室授予：请选择科室（不选部门）。',
    en: 'This role is held in an office.',
  },
  department: {
    field: 'departmentId',
    zh: '这个角色按部门授予：请选择部门（不选科室）。',
    en: 'This role is held in a department.',
  },
  department_or_all: {
    field: 'officeId',
    zh: '这个角色按部门授予，或不选部门表示全部部门；不能选科室。',
    en: 'This role is held in a department or in all of them, not in an office.',
  },
  none: {
    field: 'departmentId',
    zh: '这个角色适用于整个系统：请不要选择部门或科室。',
    en: 'This role is held for the whole installation; give no department or office.',
  },
} as const;
export const scopeMismatch = (scope: keyof typeof scopeRules) => {
  const { field, zh, en } = scopeRules[scope];
  return refusedField(field, 'scope_mismatch', { zh, en });
};

export const ownAccount = () =>
  new ProblemError(409, 'own_account', {
    zh: '不能停用自己的账号。如确需停用，请由另一位系统管理员办理。',
    en: 'You cannot deactivate your own account; another administrator can.',
  });
export const lastAdministrator = () =>
  new ProblemError(409, 'last_administrator', {
    zh: '这是最后一位在用的系统管理员，停用或收回后将无人能管理系统。请先授予另一人系统管理员角色。',
    en: 'This is the last active administrator; grant the role to somebody else first.',
  });

const uniqueViolation = '23505';

/** Answers `problem` where the database's unique keys refuse the work: the only check that two at once cannot pass. */
export async function onDuplicate<T>(problem: ProblemError, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const refused = error instanceof QueryFailedError && 'code' in error.driverError && error.driverError.code;
    throw refused === uniqueViolation ? problem : error;
  }
}
