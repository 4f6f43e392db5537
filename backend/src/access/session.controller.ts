import type { Preferences, SessionView, SignIn } from '@countersign/contracts';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Body, Contract } from '../common/contract.decorator.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import type { Actor, Session } from './actor.js';
import { CurrentActor, CurrentSession } from './current-actor.decorator.js';
import { PreferencesService } from './preferences.service.js';
import { endedCookie, sessionCookie, sessionToken } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import { notSignedIn } from './sign-in-problems.js';

@Controller()
export class SessionController {
  private readonly secure: boolean;

  constructor(
    private readonly signInService: SignInService,
    private readonly sessions: SessionsService,
    private readonly preferences: PreferencesService,
    @Inject(CONFIG) config: Config,
  ) {
    this.secure = config.publicUrl.startsWith('https:');
  }

  @Contract('signIn')
  async signIn(
    @Body() { username, password }: SignIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const token = await this.signInService.signIn(username, password, sessionToken(request.headers.cookie));
    const session = await this.sessions.find(token);
    if (!session) throw notSignedIn();
    void reply.header('set-cookie', sessionCookie(token, this.secure));
    return view(session);
  }

  @Contract('readSession')
  read(@CurrentSession() session: Session): SessionView {
    return view(session);
  }

  @Contract('signOut')
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.end(sessionToken(request.headers.cookie) ?? '');
    void reply.header('set-cookie', endedCookie(this.secure));
  }

  @Contract('savePreferences')
  savePreferences(@Body() preferences: Preferences, @CurrentActor() actor: Actor): Promise<Preferences> {
    return this.preferences.save(actor.id, preferences);
  }
}

function view({ actor, username, email, namedGrants, rules, mailPreference, csrfToken }: Session): SessionView {
  return {
    person: { id: actor.id, username, name: actor.name, post: actor.post, email },
    grants: [...namedGrants],
    rules: [...rules],
    preferences: { mail: mailPreference },
    csrfToken,
  };
}
