import { Component, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { SignInForm } from './sign-in-form.js';

@Component({
  selector: 'cs-sign-in-page',
  imports: [SignInForm],
  template: `
    <main class="cs-card">
      <h1>会签</h1>
      <p class="cs-muted">部门整体支出绩效自评：填报、审核、签批、报送</p>
      <cs-sign-in-form (signedIn)="enter()" />
      <p class="cs-muted help">忘记密码或账号被锁定，请联系本单位系统管理员。</p>
    </main>
  `,
  styles: `
    :host {
      display: grid;
      min-height: 100dvh;
      place-items: center;
      padding: 16px;
    }
    main {
      width: min(400px, 100%);
      padding: 36px 32px 28px;
    }
    h1 {
      color: var(--cs-accent);
      font: 700 30px/1.3 var(--cs-serif);
      letter-spacing: 6px;
    }
    p {
      margin-bottom: 24px;
    }
    .help {
      margin: 20px 0 0;
      font-size: 13px;
    }
  `,
})
export class SignInPage {
  /** Where to go after signing in; only a path of this site. */
  readonly next = input<string>();
  private readonly router = inject(Router);

  protected enter(): void {
    const next = this.next();
    void this.router.navigateByUrl(next?.startsWith('/') && !next.startsWith('//') ? next : '/');
  }
}
