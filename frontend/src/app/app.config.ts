import { registerLocaleData } from '@angular/common';
import zh from '@angular/common/locales/zh-Hans';
import {
  inject,
  LOCALE_ID,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
  type ApplicationConfig,
} from '@angular/core';
import { provideRouter, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { SessionStore } from './api/session-store.js';
import { routes } from './app.routes.js';
import { loadEarly } from './early-loading.js';

registerLocaleData(zh, 'zh-CN');

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(routes, withComponentInputBinding(), withInMemoryScrolling({ scrollPositionRestoration: 'enabled' })),
    provideAppInitializer(() => {
      loadEarly();
      return inject(SessionStore).open();
    }),
    { provide: LOCALE_ID, useValue: 'zh-CN' },
  ],
};
