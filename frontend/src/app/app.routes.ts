import { inject } from '@angular/core';
import { Router, type CanActivateFn, type Routes } from '@angular/router';
import { SessionStore } from './api/session-store.js';

const signedIn: CanActivateFn = (_, state) =>
  inject(SessionStore).session()
    ? true
    : inject(Router).createUrlTree(['/sign-in'], { queryParams: { next: state.url } });

/** The map of the site. Every page is loaded when it is first opened. */
export const routes: Routes = [
  {
    path: 'sign-in',
    title: '登录 · 会签',
    loadComponent: async () => (await import('./shell/sign-in-page.js')).SignInPage,
  },
  {
    path: 'public/reports/:reportId',
    title: '公开报告 · 会签',
    loadComponent: async () => (await import('./public/public-report.js')).PublicReport,
  },
  {
    path: '',
    canActivate: [signedIn],
    loadComponent: async () => (await import('./shell/shell.js')).Shell,
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: '待办 · 会签',
        loadComponent: async () => (await import('./workspaces/work/work-page.js')).WorkPage,
      },
      {
        path: 'reports',
        pathMatch: 'full',
        title: '报告 · 会签',
        loadComponent: async () => (await import('./workspaces/reports/reports-page.js')).ReportsPage,
      },
      {
        path: 'reports/:reportId',
        title: '报告 · 会签',
        loadComponent: async () => (await import('./report/report-page.js')).ReportPage,
      },
      {
        path: 'reports/:reportId/compare',
        title: '版本比较 · 会签',
        loadComponent: async () => (await import('./report/printed/compare-page.js')).ComparePage,
      },
      {
        path: 'reports/:reportId/sections/:sectionId',
        title: '章节 · 会签',
        loadComponent: async () => (await import('./report/report-page.js')).ReportPage,
      },
      {
        path: 'coordinator',
        title: '统筹 · 会签',
        loadChildren: async () => (await import('./workspaces/coordinator/coordinator.routes.js')).routes,
      },
      {
        path: 'sign',
        title: '签批 · 会签',
        loadChildren: async () => (await import('./workspaces/leader/leader.routes.js')).routes,
      },
      {
        path: 'finance',
        title: '财政审核 · 会签',
        loadChildren: async () => (await import('./workspaces/finance/finance.routes.js')).routes,
      },
      {
        path: 'admin',
        title: '系统管理 · 会签',
        loadChildren: async () => (await import('./workspaces/admin/admin.routes.js')).routes,
      },
      {
        path: '**',
        title: '没有此页 · 会签',
        loadComponent: async () => (await import('./shell/missing-page.js')).MissingPage,
      },
    ],
  },
];
