import { createHash } from 'node:crypto';
import { canonicalJson } from '@countersign/workflow';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { invalidInput, ProblemError } from '../common/problem.js';

/** A request that may come twice: the same key with the same route and body is the same request. */
export interface RepeatableRequest {
  readonly key: string | undefined;
  readonly route: string;
  readonly body: unknown;
}

interface FirstAnswer {
  route: string;
  bodyHash: string;
  response: unknown;
}

const longestKey = 200;

/** A request that is sent again with the same `Idempotency-Key` gets the first answer and does nothing. */
@Injectable()
export class Idempotency {
  /**
   * Runs `act` at most once for the person and key, inside `tx`: a second request waits for the first to commit.
   * A refused act leaves no trace and may be tried again. Throws a 422 problem when the key was used for
   * something else.
   */
  async once<Answer>(
    tx: EntityManager,
    actor: Actor,
    { key, route, body }: RepeatableRequest,
    act: () => Promise<Answer>,
  ): Promise<Answer> {
    if (key === undefined) return act();
    if (!key || key.length > longestKey || key.includes('\0')) throw invalidInput([badKey]);
    const bodyHash = createHash('sha256').update(canonicalJson(body)).digest('hex');
    const inserted = await tx.query<unknown[]>(
      `insert into idempotency (person_id, key, route, body_hash, status) values ($1, $2, $3, $4, 200)
       on conflict do nothing returning key`,
      [actor.id, key, route, bodyHash],
    );
    if (!inserted.length) return this.firstAnswer<Answer>(tx, actor.id, key, route, bodyHash);
    const answer = await act();
    await tx.query('update idempotency set response = $3 where person_id = $1 and key = $2', [
      actor.id,
      key,
      JSON.stringify(answer),
    ]);
    return answer;
  }

  private async firstAnswer<Answer>(
    tx: EntityManager,
    personId: string,
    key: string,
    route: string,
    bodyHash: string,
  ): Promise<Answer> {
    const [first] = await tx.query<FirstAnswer[]>(
      `select route, body_hash as "bodyHash", response from idempotency where person_id = $1 and key = $2`,
      [personId, key],
    );
    if (first?.route === route && first.bodyHash === bodyHash) return first.response as Answer;
    throw new ProblemError(
      422,
      'idempotency_key_reused',
      {
        zh: '这个请求编号已用于另一项操作，本次没有执行；请刷新页面后重试。',
        en: 'This Idempotency-Key was used for another request; nothing was done. Please reload and try again.',
      },
      { field: 'Idempotency-Key' },
    );
  }
}

const badKey = {
  code: 'bad_idempotency_key',
  field: 'Idempotency-Key',
  message: {
    zh: `请求编号（Idempotency-Key）须为 1 至 ${longestKey} 个字符。`,
    en: `Idempotency-Key must have 1 to ${longestKey} characters.`,
  },
};
