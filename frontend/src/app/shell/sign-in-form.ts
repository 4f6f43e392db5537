import { Component, inject, output, signal } from '@angular/core';
import { problemText } from '../api/problem-text.js';
import { SessionStore } from '../api/session-store.js';

/** Name and password; used by the sign-in page and over a page whose session ended. */
@Component({
  selector: 'cs-sign-in-form',
  template: `
    <form (submit)="submit($event)">
      <label for="username">用户名</label>
      <input
        id="username"
        class="cs-input"
        name="username"
        autocomplete="username"
        autocapitalize="none"
        required
        #username
      />
      <label for="password">密码</label>
      <input
        id="password"
        class="cs-input"
        name="password"
        type="password"
        autocomplete="current-password"
        required
        #password
      />
      @if (problem(); as text) {
        <p class="cs-problem" role="alert">{{ text }}</p>
      }
      <button class="cs-button primary" type="submit" [disabled]="busy()">{{ busy() ? '正在登录……' : '登录' }}</button>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 8px;
    }
    label {
      font-weight: 600;
    }
    .cs-input {
      min-height: 42px;
      margin-bottom: 8px;
      font-size: 16px;
    }
    .cs-button {
      min-height: 44px;
      margin-top: 8px;
      font-size: 16px;
    }
  `,
})
export class SignInForm {
  readonly signedIn = output();
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  private readonly session = inject(SessionStore);

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const [username, password] = [String(form.get('username') ?? '').trim(), String(form.get('password') ?? '')];
    if (!username || !password) return this.problem.set('请填写用户名和密码。');
    this.busy.set(true);
    this.problem.set('');
    try {
      await this.session.signIn({ username, password });
      this.signedIn.emit();
    } catch (error) {
      this.problem.set(problemText(error));
    } finally {
      this.busy.set(false);
    }
  }
}
