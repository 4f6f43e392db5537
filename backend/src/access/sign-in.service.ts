import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { passwordMatches } from './passwords.js';
import { accountDeactivated, lockedOut, signInFailed } from './sign-in-problems.js';
import { SessionsService } from './sessions.service.js';

/** Wrong passwords in a row before the account is locked, and for how long. */
const attempts = 5;
const lockMinutes = 15;

interface Attempt {
  id: string;
  name: string;
  post: string;
  active: boolean;
  password_hash: string;
  failed_sign_ins: number;
  locked_until: Date | null;
  locked: boolean;
}

/**
 * Counts the attempt before the password is looked at, in one statement, so that many attempts at once cannot
 * get more guesses than the rule allows. A lock that has run out begins a new count.
 */
const countAttempt = /* sql */ `
  with before as (select id, coalesce(locked_until > now(), false) as locked from person where username = $1 for update)
  update person p set
    failed_sign_ins = case
      when before.locked then p.failed_sign_ins
      when p.locked_until is not null then 1
      else p.failed_sign_ins + 1 end,
    locked_until = case
      when before.locked then p.locked_until
      when p.locked_until is null and p.failed_sign_ins + 1 >= $2 then now() + make_interval(mins => $3)
      else null end
  from before where p.id = before.id
  returning p.id, p.name, p.post, p.active, p.password_hash, p.failed_sign_ins, p.locked_until, before.locked`;

@Injectable()
export class SignInService {
  /** Attempts on one name wait for each other: a person's own parallel sign-ins must not count as guesses. */
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly sessions: SessionsService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Opens a new session and ends the one that the browser had. Throws a problem for a wrong name or password
   * (the same for both), a lock-out and a deactivated account.
   */
  async signIn(username: string, password: string, presentToken: string | undefined): Promise<string> {
    const name = username.trim().toLowerCase();
    const personId = await this.inTurn(name, () => this.verify(name, password));
    if (presentToken) await this.sessions.end(presentToken);
    return this.dataSource.transaction((tx) => this.sessions.open(tx, personId));
  }

  private async verify(username: string, password: string): Promise<string> {
    const [[person]] = await this.dataSource.query<[Attempt[], number]>(countAttempt, [
      username,
      attempts,
      lockMinutes,
    ]);
    if (person?.locked && person.locked_until) throw lockedOut(person.locked_until);
    const matches = await passwordMatches(person?.password_hash ?? null, password);
    if (!person || !matches) {
      if (person?.locked_until) await this.recordLockOut(person);
      throw person?.locked_until ? lockedOut(person.locked_until) : signInFailed(attempts, lockMinutes);
    }
    await this.dataSource.query('update person set failed_sign_ins = 0, locked_until = null where id = $1', [
      person.id,
    ]);
    if (!person.active) throw accountDeactivated();
    return person.id;
  }

  private async recordLockOut(person: Attempt): Promise<void> {
    await this.dataSource.transaction((tx) =>
      this.audit.append(tx, {
        reportId: null,
        sectionId: null,
        person: null,
        action: 'person.locked_out',
        facts: { personId: person.id, name: person.name, attempts },
      }),
    );
  }

  private async inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.turns.get(name) ?? Promise.resolve()).then(work, work);
    this.turns.set(name, turn);
    try {
      return await turn;
    } finally {
      if (this.turns.get(name) === turn) this.turns.delete(name);
    }
  }
}
