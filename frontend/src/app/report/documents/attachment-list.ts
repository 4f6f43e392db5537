import { Component, computed, inject, input } from '@angular/core';
import type { AttachmentView } from '@countersign/contracts';
import { momentText, personText } from '../words.js';
import { sizeText } from './file-size.js';
import { SectionFiles } from './section-files.js';

/** Files at one place: looked at, downloaded, removed and brought back; and those on their way. */
@Component({
  selector: 'cs-attachment-list',
  template: `
    @if (files && (present().length || sending().length || removed().length)) {
      <ul aria-label="附件" aria-live="polite">
        @for (file of present(); track file.id) {
          <li>
            @if (file.preview) {
              <button type="button" class="cs-button link" (click)="files.shown.set(file)">{{ file.name }}</button>
            } @else {
              <a [href]="address(file)" download>{{ file.name }}</a>
            }
            <small [title]="'SHA-256 ' + file.digest">
              {{ sizeText(file.size) }}，{{ personText(file.by) }}，{{ momentText(file.at) }}
            </small>
            @if (file.preview) {
              <a [href]="address(file)" download [attr.aria-label]="'下载' + file.name">下载</a>
            }
            @if (file.mayRemove) {
              <button
                type="button"
                class="cs-button link"
                [attr.aria-label]="'移除' + file.name"
                (click)="files.remove(file)"
              >
                移除
              </button>
            }
          </li>
        }
        @for (file of removed(); track file.id) {
          <li class="removed">
            <s>{{ file.name }}</s> 已移除
            <button type="button" class="cs-button link" (click)="files.restore(file)">撤销移除</button>
          </li>
        }
        @for (file of sending(); track file) {
          <li>
            {{ file.name }}
            @if (file.problem) {
              <span class="problem" role="alert">{{ file.problem }}</span>
              <button type="button" class="cs-button link" (click)="files.forget(file)">知道了</button>
            } @else {
              <progress max="100" [value]="file.progress" [attr.aria-label]="'正在上传' + file.name"></progress>
              {{ file.progress }}%
            }
          </li>
        }
      </ul>
      @if (files.problem(); as why) {
        <p class="problem" role="alert">{{ why }}</p>
      }
    }
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    ul {
      list-style: none;
      margin: 6px 0 0;
      padding: 0;
      font: 14px/1.9 var(--cs-sans);
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 12px;
      text-align: left;
    }
    li::before {
      content: '附';
      border: 1px solid var(--cs-line);
      border-radius: 3px;
      padding: 0 3px;
      font-size: 12px;
      line-height: 1.4;
      color: var(--cs-muted);
    }
    small,
    .removed {
      color: var(--cs-muted);
    }
    .problem {
      flex-basis: 100%;
      min-width: 0;
      color: var(--cs-red);
      font-size: 14px;
      line-height: 1.6;
      white-space: pre-line;
    }
    progress {
      width: 120px;
    }
    @media (pointer: coarse) {
      li {
        line-height: 2.6;
      }
    }
    @media print {
      button:not(:first-child),
      a[download]:not(:first-child) {
        display: none;
      }
    }
  `,
})
export class AttachmentList {
  /** Key of a field or indicator, or id of a return note. */
  readonly place = input.required<string>();
  protected readonly files = inject(SectionFiles, { optional: true });
  protected readonly sizeText = sizeText;
  protected readonly momentText = momentText;
  protected readonly personText = personText;
  protected readonly present = computed(() => this.files?.at(this.place()) ?? []);
  protected readonly sending = computed(
    () => this.files?.sending().filter(({ place }) => place === this.place()) ?? [],
  );
  protected readonly removed = computed(() => {
    const back = new Set(this.present().map(({ id }) => id));
    return (
      this.files?.removed().filter(({ id, field, note }) => (field ?? note) === this.place() && !back.has(id)) ?? []
    );
  });

  protected readonly address = ({ id }: AttachmentView) => `/api/attachments/${id}`;
}
