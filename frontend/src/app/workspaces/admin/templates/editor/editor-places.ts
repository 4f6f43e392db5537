import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import type { EditorTab } from '../draft/errors.js';

/** Leads to a place of the editor; it stands in the address, so that 后退 and links work. */
@Injectable()
export class EditorPlaces {
  private readonly router = inject(Router);

  go(tab: EditorTab, at?: string): void {
    void this.router.navigate([], { queryParams: { tab, at: at || null } });
  }
}
