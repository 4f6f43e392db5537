import { Component, computed, inject, linkedSignal } from '@angular/core';
import { Api } from '../../api/api.js';
import { FieldLinks } from '../field-links.js';
import { ReportStore } from '../report-store.js';
import { SectionStore } from '../section/section-store.js';
import { CommentBox } from './comment-box.js';
import { CommentThread } from './comment-thread.js';
import { audienceWords, inOrder } from './comment-words.js';
import { WordsChosen } from './chosen-words.js';
import { CommentsStore } from './comments-store.js';

/** The discussion of a section; words that are selected in the text become the subject of a new thread. */
@Component({
  selector: 'cs-comments-panel',
  imports: [CommentBox, CommentThread],
  template: `
    @if (store.view(); as view) {
      @if (audience(); as reach) {
        <section class="new">
          @if (chosenHere(); as words) {
            <p class="about">
              针对“{{ report.label(words.field) }}”<q>{{ words.anchor.quote }}</q>
              <button type="button" class="cs-button link" (click)="chosen.words.set(null)">不针对这段文字</button>
            </p>
          } @else {
            <p class="about">针对整个章节；选中正文中的文字，可就这段文字发表意见。</p>
          }
          <cs-comment-box [sectionId]="section.view()?.id ?? ''" [audience]="reach" [sending]="begin" />
          <label>
            谁能看到
            <select class="cs-input" (change)="audience.set($any($event.target).value)">
              @for (each of view.audiences; track each) {
                <option [value]="each" [selected]="each === reach">{{ audienceWords[each] }}</option>
              }
            </select>
          </label>
        </section>
      }
      @for (thread of threads(); track thread.id) {
        <cs-comment-thread
          [thread]="thread"
          [sectionId]="section.view()?.id ?? ''"
          [mayWrite]="view.audiences.includes(thread.audience)"
          (opened)="show(thread.field)"
        />
      } @empty {
        <p class="none">本章节还没有讨论。</p>
      }
    }
  `,
  styles: `
    .new {
      border-bottom: 1px solid var(--cs-line);
      padding-bottom: 8px;
      font-size: 14px;
    }
    .about {
      margin: 4px 0;
      color: var(--cs-muted);
      font-size: 13px;
    }
    q {
      display: block;
      color: var(--cs-ink);
      background: #fff3d6;
    }
    label {
      display: flex;
      gap: 8px;
      align-items: center;
      margin-top: 6px;
      font-size: 13px;
    }
    .none {
      color: var(--cs-muted);
    }
  `,
})
export class CommentsPanel {
  protected readonly store = inject(CommentsStore);
  protected readonly section = inject(SectionStore);
  protected readonly report = inject(ReportStore);
  protected readonly chosen = inject(WordsChosen);
  private readonly api = inject(Api);
  private readonly links = inject(FieldLinks);
  protected readonly audienceWords = audienceWords;
  protected readonly audience = linkedSignal(() => this.store.view()?.audiences[0]);
  protected readonly threads = computed(() => inOrder(this.store.view()?.threads ?? []));
  /** Words of another section are nothing to speak of here. */
  protected readonly chosenHere = computed(() => {
    const words = this.chosen.words();
    return words && this.report.sectionIdOf(words.field) === this.section.view()?.id ? words : null;
  });

  protected readonly begin = async (text: string, mentions: string[]): Promise<void> => {
    const body = { ...this.chosenHere(), audience: this.audience()!, text, mentions };
    await this.api.call('addComment', { params: { id: this.section.view()!.id }, body });
    this.chosen.words.set(null);
  };

  protected show(field: string | null): void {
    if (field) void this.links.go(field);
  }
}
