import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', pathMatch: 'full', loadComponent: async () => (await import('./coordinator-page.js')).CoordinatorPage },
  { path: ':reportId', loadComponent: async () => (await import('./matrix-page.js')).MatrixPage },
];
