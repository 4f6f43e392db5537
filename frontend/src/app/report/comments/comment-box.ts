import { Component, computed, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import type { Colleagues, CommentsView } from '@countersign/contracts';
import { Api } from '../../api/api.js';
import { problemText } from '../../api/problem-text.js';
import { mentionedIn, nameBeingTyped } from './comment-words.js';

type Colleague = Colleagues['items'][number];

/** Where a comment is written: `@` offers the people who will read it. What cannot be sent stays. */
@Component({
  selector: 'cs-comment-box',
  template: `
    <form (submit)="$event.preventDefault(); send()">
      <textarea
        #area
        rows="2"
        maxlength="2000"
        [attr.aria-label]="label()"
        [placeholder]="label() + '，@ 可提醒同事'"
        [value]="text()"
        (input)="write($any($event.target))"
        (keydown.escape)="offered.set(null)"
        (keydown.control.enter)="send()"
      ></textarea>
      @if (names().length) {
        <ul aria-label="可以提到的人">
          @for (person of names(); track person.id) {
            <li>
              <button type="button" (click)="name(person)">
                {{ person.name }} <small>{{ person.post }}</small>
              </button>
            </li>
          }
        </ul>
      }
      <button class="cs-button" type="submit" [disabled]="busy() || !text().trim()">发表</button>
      @if (problem(); as why) {
        <span class="problem" role="alert">{{ why }}</span>
      }
    </form>
  `,
  styles: `
    textarea {
      width: 100%;
      box-sizing: border-box;
      font: inherit;
      resize: vertical;
    }
    ul {
      list-style: none;
      margin: 0 0 6px;
      padding: 0;
      border: 1px solid var(--cs-line);
      max-height: 180px;
      overflow: auto;
    }
    li button {
      width: 100%;
      border: 0;
      background: none;
      padding: 6px 8px;
      font: inherit;
      text-align: left;
      cursor: pointer;
    }
    li button:hover,
    li button:focus-visible {
      background: var(--cs-accent-soft);
    }
    .problem {
      color: var(--cs-red);
      margin-left: 8px;
    }
  `,
})
export class CommentBox {
  readonly sectionId = input.required<string>();
  readonly audience = input.required<CommentsView['audiences'][number]>();
  readonly label = input('发表意见');
  /** Sends the comment; rejects with a problem that the box then shows. */
  readonly sending = input.required<(text: string, mentions: string[]) => Promise<void>>();
  readonly sent = output();
  protected readonly text = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  /** What is typed behind `@`. */
  protected readonly offered = signal<string | null>(null);
  private readonly colleagues = signal<{ audience: string; items: readonly Colleague[] } | null>(null);
  private readonly area = viewChild<ElementRef<HTMLTextAreaElement>>('area');
  private readonly api = inject(Api);
  protected readonly names = computed(() => {
    const typed = this.offered();
    if (typed === null) return [];
    return (this.colleagues()?.items ?? []).filter(({ name, post }) => `${name}${post}`.includes(typed)).slice(0, 8);
  });

  protected write({ value, selectionStart }: HTMLTextAreaElement): void {
    this.text.set(value);
    this.offered.set(nameBeingTyped(value, selectionStart));
    if (this.offered() !== null) void this.readColleagues();
  }

  protected name({ name }: Colleague): void {
    const area = this.area()!.nativeElement;
    const caret = area.selectionStart;
    const from = caret - (this.offered() ?? '').length;
    area.setRangeText(`${name} `, from, caret, 'end');
    area.focus();
    this.text.set(area.value);
    this.offered.set(null);
  }

  protected async send(): Promise<void> {
    const text = this.text().trim();
    if (!text || this.busy()) return;
    this.busy.set(true);
    try {
      await this.sending()(text, mentionedIn(text, this.colleagues()?.items ?? []));
      this.text.set('');
      this.problem.set('');
      this.sent.emit();
    } catch (error) {
      this.problem.set(problemText(error));
    } finally {
      this.busy.set(false);
    }
  }

  private async readColleagues(): Promise<void> {
    const audience = this.audience();
    if (this.colleagues()?.audience === audience) return;
    const { items } = await this.api.call('listColleagues', { params: { id: this.sectionId() }, query: { audience } });
    this.colleagues.set({ audience, items });
  }
}
