import { ProblemError } from './problem.js';

/** Soonest sensible next try, in seconds. */
const retryAfter = '5';

/** The network's codes, and PostgreSQL's classes 08 (connection), 53 (no resources) and 57P (shutdown, crash, start-up). */
const awayCodes =
  /^(E(CONN(REFUSED|RESET|ABORTED)|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN)|08...|53...|57P0[1-4])$/;

/** Failures of the driver and its pool that carry no code. */
const awayMessages = [
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Connection terminated',
  'Client has encountered a connection error',
  'Client was closed',
];

/** The database cannot be asked at the moment; the same request may succeed a little later. */
export function isDatabaseAway(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && awayCodes.test(code)) return true;
  return typeof message === 'string' && awayMessages.some((each) => message.includes(each));
}

export const databaseAway = (): ProblemError =>
  new ProblemError(
    503,
    'database_unreachable',
    {
      zh: '数据库暂时连接不上，系统会自动恢复，您填写的内容仍在页面上。请过几秒重试；如持续出现，请告知管理员。',
      en: 'The database cannot be reached at the moment. Please try again in some seconds; if it goes on, tell the administrator.',
    },
    { headers: { 'retry-after': retryAfter } },
  );

export const serviceBusy = (): ProblemError =>
  new ProblemError(
    503,
    'service_unavailable',
    {
      zh: '系统正忙或正在重新启动，本次没有执行。请过几秒重试。',
      en: 'The system is busy or restarting; nothing was done. Please try again in some seconds.',
    },
    { headers: { 'retry-after': retryAfter } },
  );

/** What the terminal says when the product cannot start for want of its database; the password is never shown. */
export function databaseAwayAtStart(url: string | undefined, { message, code }: Error & { code?: string }): string {
  const place = url && URL.canParse(url) ? `（${new URL(url).host}）` : '';
  const reason = message || code;
  return (
    `数据库${place}连接不上：${reason}。请检查 PostgreSQL 是否已启动、DATABASE_URL 是否正确，然后重新启动。\n` +
    `The database cannot be reached: ${reason}. Please check that it runs and that DATABASE_URL is right.`
  );
}
