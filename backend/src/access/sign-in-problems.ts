import { ProblemError } from '../common/problem.js';

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The same for a wrong name and a wrong password. */
export const signInFailed = (attempts: number, minutes: number): ProblemError =>
  new ProblemError(401, 'sign_in_failed', {
    zh: `用户名或密码不正确，请重新输入。连续输错 ${attempts} 次，账号将锁定 ${minutes} 分钟。`,
    en: `The name or the password is wrong. After ${attempts} wrong attempts the account is locked for ${minutes} minutes.`,
  });

export function lockedOut(until: Date): ProblemError {
  const time = clock.format(until);
  const seconds = Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1000));
  return new ProblemError(
    429,
    'locked_out',
    {
      zh: `密码连续输错次数过多，账号已锁定。请于 ${time} 后再登录，或请系统管理员解除锁定。`,
      en: `Too many wrong passwords: the account is locked until ${time} (China time). The administrator can unlock it.`,
    },
    { headers: { 'retry-after': String(seconds) }, facts: { until: until.toISOString() } },
  );
}

export const accountDeactivated = (): ProblemError =>
  new ProblemError(403, 'account_deactivated', {
    zh: '该账号已停用，不能登录。如需恢复，请联系系统管理员。',
    en: 'This account is deactivated. Please ask the administrator.',
  });

export const notSignedIn = (): ProblemError =>
  new ProblemError(401, 'not_signed_in', {
    zh: '您尚未登录，或登录已过期。请重新登录，页面上未保存的内容不会丢失。',
    en: 'You are not signed in, or the session has ended. Please sign in again; what you typed is kept.',
  });

export const foreignRequest = (): ProblemError =>
  new ProblemError(403, 'foreign_request', {
    zh: '请求不是从本系统的页面发出，已拒绝。请从本系统的地址打开页面后重试。',
    en: 'The request did not come from a page of this system and was refused. Please open the page at its own address.',
  });

export const csrfMismatch = (): ProblemError =>
  new ProblemError(403, 'csrf_mismatch', {
    zh: '页面的登录信息已更换，本次修改没有保存。请刷新页面后重试。',
    en: 'The page belongs to an older session; nothing was saved. Please reload the page and try again.',
  });
