import { inject } from '@angular/core';
import { Router, type CanActivateFn, type Routes } from '@angular/router';
import type { Role } from '@countersign/workflow';
import { SessionStore } from '../../api/session-store.js';
import { antdProviders, antdStyles } from '../../ui/antd.js';

const holds =
  (...roles: readonly Role[]): CanActivateFn =>
  () =>
    inject(SessionStore).holds(...roles) || inject(Router).createUrlTree(['/']);

export const routes: Routes = [
  {
    path: '',
    providers: antdProviders,
    canActivate: [antdStyles],
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'organisation' },
      {
        path: 'organisation',
        title: '组织人员 · 会签',
        canActivate: [holds('administrator')],
        loadComponent: async () => (await import('./organisation/organisation-page.js')).OrganisationPage,
      },
      {
        path: 'templates',
        title: '模板 · 会签',
        canActivate: [holds('administrator')],
        loadComponent: async () => (await import('./templates/list/templates-page.js')).TemplatesPage,
      },
      {
        path: 'templates/:templateId',
        title: '模板 · 会签',
        canActivate: [holds('administrator')],
        loadComponent: async () => (await import('./templates/template-page.js')).TemplatePage,
      },
      {
        path: 'templates/:templateId/edit',
        title: '编辑模板 · 会签',
        canActivate: [holds('administrator')],
        loadComponent: async () => (await import('./templates/editor/editor-page.js')).EditorPage,
      },
      {
        path: 'mails',
        title: '邮件 · 会签',
        canActivate: [holds('administrator')],
        loadComponent: async () => (await import('./mails/mails-page.js')).MailsPage,
      },
      {
        path: 'audit',
        title: '审计 · 会签',
        canActivate: [holds('administrator', 'auditor')],
        loadComponent: async () => (await import('./audit/audit-page.js')).AuditPage,
      },
    ],
  },
];
