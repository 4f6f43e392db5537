import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', pathMatch: 'full', loadComponent: async () => (await import('./board-page.js')).BoardPage },
  { path: ':reportId', loadComponent: async () => (await import('./desk-page.js')).DeskPage },
];
