import { routes } from '@countersign/contracts';
import type { Route } from '@countersign/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { contractOf } from '../common/contract.decorator.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import type { SignedInRequest } from './current-actor.decorator.js';
import { openKey } from './open.decorator.js';
import { fromOwnPage } from './request-origin.js';
import { sessionToken } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';
import { csrfMismatch, foreignRequest, notSignedIn } from './sign-in-problems.js';
import { sameToken } from './tokens.js';

/** Every route needs a session unless it says that it is open; every write needs the session's CSRF token too. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    const writes = request.method !== 'GET' && request.method !== 'HEAD';
    if (writes && !fromOwnPage(originOf(request), this.config.publicUrl)) throw foreignRequest();
    if (this.isOpen(context)) return true;

    const token = sessionToken(request.headers.cookie);
    const session = token ? await this.sessions.find(token) : undefined;
    if (!session) throw notSignedIn();
    if (writes && !sameToken(header(request, 'x-csrf-token'), session.csrfToken)) throw csrfMismatch();
    request.countersignSession = session;
    return true;
  }

  private isOpen(context: ExecutionContext): boolean {
    const name = contractOf(context);
    const route: Route | undefined = name && routes[name];
    if (route) return route.open === true;
    return this.reflector.getAllAndOverride<boolean>(openKey, [context.getHandler(), context.getClass()]) === true;
  }
}

const header = (request: SignedInRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
};

const originOf = (request: SignedInRequest) => ({
  secFetchSite: header(request, 'sec-fetch-site'),
  origin: header(request, 'origin'),
  host: request.headers.host,
});
