import type { Problem } from '@countersign/contracts';

/** What the server (or a lost connection) answered instead of a result; the message is a sentence for the user. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly errors: NonNullable<Problem['errors']> = [],
    readonly facts: Readonly<Record<string, unknown>> = {},
    readonly requestId = '',
  ) {
    super(message);
  }

  /** Trying again later, with nothing changed, may help. */
  get temporary(): boolean {
    return this.status === 0 || this.status === 401 || this.status === 429 || this.status >= 500;
  }

  static of(status: number, problem: Partial<Problem>): ApiProblem {
    const { code = 'unexpected', detail = '服务器没有给出结果，请稍后重试。', errors, facts, requestId } = problem;
    return new ApiProblem(status, code, detail, errors, facts, requestId);
  }

  static offline(): ApiProblem {
    return new ApiProblem(0, 'offline', '连接中断，恢复后会自动重试；您填写的内容没有丢失。');
  }
}
