import { Component, inject, output, signal, viewChild, type ElementRef, afterNextRender } from '@angular/core';
import { Router } from '@angular/router';
import type { SearchResults } from '@countersign/contracts';
import { Api } from '../api/api.js';
import { problemText } from '../api/problem-text.js';

type Hit = SearchResults['items'][number];

const kinds: Readonly<Record<Hit['kind'], string>> = {
  report: '报告',
  section: '章节',
  indicator: '指标',
  figure: '数据',
  person: '人员',
};
const pauseMs = 200;

/** Ctrl K: finds reports, sections, indicators, figures and people. Arrows choose, Enter opens, Escape closes. */
@Component({
  selector: 'cs-search-palette',
  host: { '(keydown)': 'onKey($event)', '(click)': 'closeOutside($event)' },
  template: `
    <div class="cs-card" role="dialog" aria-modal="true" aria-label="搜索">
      <input
        #box
        class="cs-input"
        type="search"
        aria-label="搜索"
        placeholder="输入单位、章节、指标或数据名称"
        (input)="search(box.value)"
      />
      @if (problem(); as text) {
        <p class="cs-problem" role="alert">{{ text }}</p>
      }
      <ul aria-label="搜索结果">
        @for (hit of hits(); track $index) {
          <li>
            <button type="button" [class.chosen]="$index === chosen()" (click)="open(hit)">
              <span class="kind">{{ kinds[hit.kind] }}</span>
              <span>{{ hit.title }}</span>
              <span class="cs-muted">{{ hit.detail }}</span>
            </button>
          </li>
        } @empty {
          @if (asked()) {
            <li class="cs-muted">没有找到“{{ asked() }}”。换个说法，或只输入其中几个字试试。</li>
          }
        }
      </ul>
    </div>
  `,
  styles: `
    :host {
      position: fixed;
      z-index: 40;
      inset: 0;
      display: grid;
      justify-items: center;
      align-items: start;
      padding-top: 12vh;
      background: rgb(16 42 67 / 40%);
    }
    .cs-card {
      width: min(640px, 94vw);
      padding: 12px;
    }
    .cs-input {
      min-height: 44px;
      font-size: 16px;
    }
    ul {
      max-height: 55vh;
      margin: 8px 0 0;
      padding: 0;
      overflow: auto;
      list-style: none;
    }
    li > button {
      display: flex;
      width: 100%;
      border: 0;
      background: none;
      text-align: left;
      gap: 12px;
      align-items: baseline;
      padding: 9px 12px;
      border-radius: var(--cs-radius);
      cursor: pointer;
    }
    li > button.chosen,
    li > button:hover {
      background: var(--cs-accent-soft);
    }
    .kind {
      flex: none;
      width: 44px;
      color: var(--cs-accent);
      font-weight: 600;
    }
  `,
})
export class SearchPalette {
  readonly closed = output();
  protected readonly kinds = kinds;
  protected readonly hits = signal<Hit[]>([]);
  protected readonly chosen = signal(0);
  protected readonly asked = signal('');
  protected readonly problem = signal('');
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    afterNextRender(() => this.box().nativeElement.focus());
  }

  protected search(text: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(text.trim()), pauseMs);
  }

  protected onKey(event: KeyboardEvent): void {
    const last = this.hits().length - 1;
    if (event.key === 'Escape') this.closed.emit();
    else if (event.key === 'ArrowDown') this.chosen.update((index) => Math.min(last, index + 1));
    else if (event.key === 'ArrowUp') this.chosen.update((index) => Math.max(0, index - 1));
    else if (event.key === 'Enter' && this.hits()[this.chosen()]) this.open(this.hits()[this.chosen()]!);
    else return;
    event.preventDefault();
  }

  protected closeOutside(event: MouseEvent): void {
    if (event.target === event.currentTarget) this.closed.emit();
  }

  protected open(hit: Hit): void {
    this.closed.emit();
    void this.router.navigateByUrl(hit.link);
  }

  private async ask(q: string): Promise<void> {
    this.problem.set('');
    try {
      this.hits.set(q ? (await this.api.call('search', { query: { q } })).items : []);
      this.asked.set(q);
      this.chosen.set(0);
    } catch (error) {
      this.problem.set(problemText(error));
    }
  }
}
