import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

type Level = 'info' | 'error' | 'warn' | 'debug' | 'trace';

/** Structured logs, one JSON object a line; secrets never reach them. */
export function createLog(level: string): Logger {
  return pino({
    level,
    redact: ['req.headers.cookie', 'req.headers.authorization', 'req.headers["x-csrf-token"]', '*.password'],
    formatters: { level: (label) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
  });
}

/** Hands Nest's messages to pino. Nest passes the context last, and facts or an error's stack before it. */
export function nestLogger(log: Logger): LoggerService {
  const write =
    (level: Level) =>
    (message: unknown, ...rest: unknown[]): void => {
      const context = rest.at(-1);
      const [detail] = rest.length > 1 ? rest : [];
      if (typeof message === 'object' && message !== null) log[level]({ ...message, context }, textOf(detail));
      else log[level]({ context, ...(detail !== undefined && { detail }) }, String(message));
    };
  return {
    log: write('info'),
    error: write('error'),
    warn: write('warn'),
    debug: write('debug'),
    verbose: write('trace'),
  };
}

const textOf = (detail: unknown): string | undefined => (typeof detail === 'string' ? detail : undefined);
