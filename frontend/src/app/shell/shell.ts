import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Connection } from '../api/connection.js';
import { SessionStore } from '../api/session-store.js';
import { destinations } from './navigation.js';
import { Notices } from './notices.js';
import { PersonMenu } from './person-menu.js';
import { SearchPalette } from './search-palette.js';
import { SignInForm } from './sign-in-form.js';

/** The frame of every page: top bar, left bar, and what may lie over a page. */
@Component({
  selector: 'cs-shell',
  imports: [Notices, PersonMenu, RouterLink, RouterLinkActive, RouterOutlet, SearchPalette, SignInForm],
  host: { '(document:keydown)': 'onKey($event)' },
  templateUrl: './shell.html',
  styleUrl: './shell.css',
})
export class Shell {
  protected readonly session = inject(SessionStore);
  protected readonly connectionLost = inject(Connection).lost.asReadonly();
  protected readonly searching = signal(false);
  protected readonly destinations = computed(() =>
    destinations.filter(({ roles }) => !roles || this.session.holds(...roles)),
  );
  private readonly router = inject(Router);

  protected onKey(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
    event.preventDefault();
    this.searching.set(true);
  }

  /** A fragment link would lose the page's address, as the document has a base. */
  protected skipToContent(event: Event): void {
    event.preventDefault();
    document.getElementById('content')?.focus();
  }

  protected async signOut(): Promise<void> {
    await this.session.signOut();
    await this.router.navigateByUrl('/sign-in');
  }
}
