import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuditModule } from '../audit/audit.module.js';
import { AccessChanges } from './access-changes.js';
import { AccessGuard } from './access.guard.js';
import { PreferencesService } from './preferences.service.js';
import { SessionCache } from './session-cache.js';
import { SessionController } from './session.controller.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import { StandingAccess } from './standing-access.service.js';

/** Sign-in, sessions and the guard of every route. */
@Global()
@Module({
  imports: [AuditModule],
  controllers: [SessionController],
  providers: [
    SessionCache,
    AccessChanges,
    SessionsService,
    SignInService,
    StandingAccess,
    PreferencesService,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [AccessChanges, StandingAccess],
})
export class AccessModule {}
