import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor, Session } from './actor.js';

/** A request that passed the guard; open routes have no session. */
export interface SignedInRequest extends FastifyRequest {
  countersignSession?: Session;
}

export function sessionOf(context: ExecutionContext): Session {
  const { countersignSession } = context.switchToHttp().getRequest<SignedInRequest>();
  if (!countersignSession) throw new Error('An open route has no session');
  return countersignSession;
}

/** The person behind the request. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  return sessionOf(context).actor;
});

export const CurrentSession = createParamDecorator((_: unknown, context: ExecutionContext): Session => {
  return sessionOf(context);
});
