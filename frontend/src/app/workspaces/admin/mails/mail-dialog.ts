import { Component, computed, input, output } from '@angular/core';
import { apiResource } from '../../../api/api-resource.js';
import { Dialog } from '../../../ui/dialog.js';
import { FailureNote } from '../../../ui/failure-note.js';
import { SandboxedHtml } from './sandboxed-html.js';

/** A mail as its reader sees it. */
@Component({
  selector: 'cs-mail-dialog',
  imports: [Dialog, FailureNote, SandboxedHtml],
  template: `
    <cs-dialog [title]="mail()?.subject ?? '邮件'" [wide]="true" (closed)="closed.emit()">
      <cs-failure-note [error]="reading.error()" (retry)="reading.reload()" />
      @if (mail(); as mail) {
        <p class="cs-muted">收件人：{{ mail.to }}</p>
        <cs-sandboxed-html [html]="mail.html" [label]="mail.subject" />
        <details>
          <summary>纯文本内容</summary>
          <pre>{{ mail.text }}</pre>
        </details>
      }
    </cs-dialog>
  `,
  styles: `
    pre {
      padding: 12px;
      background: var(--cs-soft);
      font: inherit;
      white-space: pre-wrap;
    }
    summary {
      margin-top: 10px;
      cursor: pointer;
    }
  `,
})
export class MailDialog {
  readonly mailId = input.required<string>();
  readonly closed = output();
  protected readonly reading = apiResource('readMail', () => ({ params: { id: this.mailId() } }));
  protected readonly mail = computed(() => (this.reading.hasValue() ? this.reading.value() : undefined));
}
