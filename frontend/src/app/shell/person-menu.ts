import { Component, computed, inject, output, signal } from '@angular/core';
import { SessionStore } from '../api/session-store.js';
import { roleWords } from '../ui/role-words.js';

/** Who is signed in and in which roles; mail preference; sign-out. */
@Component({
  selector: 'cs-person-menu',
  template: `
    <button class="who" type="button" [attr.aria-expanded]="open()" (click)="open.set(!open())">
      {{ person()?.name }} <span class="post">{{ person()?.post }}</span> ▾
    </button>
    @if (open()) {
      <div class="cs-card menu" role="dialog" aria-label="个人设置" (keydown.escape)="open.set(false)">
        <p>
          <strong>{{ person()?.name }}</strong> {{ person()?.post }}
        </p>
        <ul>
          @for (grant of grants(); track grant) {
            <li>{{ grant }}</li>
          }
        </ul>
        <label>
          <input type="checkbox" [checked]="mails()" (change)="toggleMail()" />
          有事项时同时发邮件到 {{ person()?.email }}
        </label>
        <button class="cs-button" type="button" (click)="signOut.emit()">退出登录</button>
      </div>
    }
  `,
  styles: `
    :host {
      position: relative;
    }
    .who {
      min-height: 36px;
      padding: 0 10px;
      border: 0;
      border-radius: var(--cs-radius);
      background: none;
      color: #fff;
      cursor: pointer;
    }
    .who:focus-visible {
      outline-color: #fff;
    }
    .who:hover {
      background: rgb(255 255 255 / 15%);
    }
    .post {
      opacity: 0.9;
    }
    .menu {
      position: absolute;
      z-index: 30;
      top: calc(100% + 6px);
      right: 0;
      display: grid;
      gap: 12px;
      width: 300px;
      padding: 16px;
      color: var(--cs-ink);
      box-shadow: 0 8px 28px rgb(16 42 67 / 22%);
    }
    ul {
      max-height: 160px;
      margin: 0;
      padding-left: 20px;
      overflow: auto;
      color: var(--cs-muted);
    }
    @media (max-width: 700px) {
      .post {
        display: none;
      }
    }
  `,
})
export class PersonMenu {
  readonly signOut = output();
  protected readonly open = signal(false);
  private readonly session = inject(SessionStore);
  protected readonly person = this.session.person;
  protected readonly mails = computed(() => this.session.session()?.preferences.mail === 'at_once');
  protected readonly grants = computed(() =>
    (this.session.session()?.grants ?? []).map(
      ({ role, department, office }) =>
        `${[department?.name, office?.name].filter(Boolean).join(' ') || '全部'}：${roleWords[role]}`,
    ),
  );

  protected toggleMail(): Promise<void> {
    return this.session.savePreferences({ mail: this.mails() ? 'in_app' : 'at_once' });
  }
}
