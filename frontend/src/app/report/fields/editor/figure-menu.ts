import { Component, computed, ElementRef, inject, input, linkedSignal, effect } from '@angular/core';
import { chipText, type ChipFigures } from '@countersign/narrative';
import type { Offer, OfferedFigure } from './figure-suggestion.js';

/** The list of figures under the cursor; keys come from the text, which keeps the focus. */
@Component({
  selector: 'cs-figure-menu',
  template: `
    <ul role="listbox" aria-label="插入数据">
      @for (figure of items(); track figure.key) {
        <li
          role="option"
          [attr.aria-selected]="$index === at()"
          (mousedown)="$event.preventDefault(); offer().command(figure)"
          (mouseenter)="at.set($index)"
        >
          <span>{{ figure.label }}</span><b>{{ figure.shown }}</b>
        </li>
      } @empty {
        <li class="none">没有叫这个名字的数据，可用汉字、拼音或拼音首字母查找，按 Esc 关闭。</li>
      }
    </ul>
  `,
  styles: `
    :host {
      position: fixed;
      z-index: 30;
      width: 460px;
      max-width: 90vw;
      background: #fff;
      border: 1px solid #9aa7b5;
      box-shadow: 0 4px 16px rgb(0 0 0 / 14%);
      font: 14px/1.5 var(--cs-sans);
    }
    ul {
      list-style: none;
      margin: 0;
      padding: 4px 0;
      max-height: 240px;
      overflow: auto;
    }
    li {
      display: flex;
      justify-content: space-between;
      gap: 16px;
      padding: 3px 10px;
      cursor: pointer;
    }
    li[aria-selected='true'] {
      background: var(--cs-accent-soft);
    }
    b {
      font-weight: 500;
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
    .none {
      color: var(--cs-muted);
      cursor: default;
    }
  `,
  host: { '[style.left.px]': 'left()', '[style.top.px]': 'top()' },
})
export class FigureMenu {
  readonly offer = input.required<Offer>();
  readonly figures = input.required<ChipFigures>();
  protected readonly at = linkedSignal({ source: () => this.offer().query, computation: () => 0 });
  protected readonly items = computed(() =>
    this.offer().items.map((figure: OfferedFigure) => {
      const shown = chipText({ key: figure.key, withUnit: true }, this.figures());
      return { ...figure, shown: shown.startsWith('【') ? '暂无' : shown };
    }),
  );
  private readonly place = computed(() => this.offer().clientRect?.() ?? null);
  protected readonly left = computed(() => Math.min(this.place()?.left ?? 0, window.innerWidth - 480));
  protected readonly top = computed(() => {
    const { top = 0, bottom = 0 } = this.place() ?? {};
    return bottom + 256 > window.innerHeight ? Math.max(8, top - 256) : bottom + 4;
  });
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  constructor() {
    effect(() => {
      const chosen = this.host.nativeElement.querySelectorAll('li')[this.at()];
      chosen?.scrollIntoView({ block: 'nearest' });
    });
  }

  /** Whether the key was one of the list. */
  key({ key }: KeyboardEvent): boolean {
    const items = this.items();
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (step !== undefined && items.length) {
      this.at.update((at) => (at + step + items.length) % items.length);
      return true;
    }
    const chosen = items[this.at()];
    if ((key !== 'Enter' && key !== 'Tab') || !chosen) return false;
    this.offer().command(chosen);
    return true;
  }
}
