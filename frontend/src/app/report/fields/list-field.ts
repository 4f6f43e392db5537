import { afterNextRender, Component, computed, ElementRef, inject, Injector, input, signal } from '@angular/core';
import type { ListField as ListDefinition } from '@countersign/template';
import { readClipboard } from '../grid/clipboard.js';
import { SectionStore } from '../section/section-store.js';
import { FieldFrame } from './field-frame.js';
import { moved, rowsOf, withBlock, withCell, type ListRow } from './list-rows.js';

/** Rows of text that are added, moved and removed; a range copied from a spreadsheet can be pasted in. */
@Component({
  selector: 'cs-list-field',
  imports: [FieldFrame],
  templateUrl: './list-field.html',
  styleUrl: './list-field.css',
})
export class ListField {
  readonly field = input.required<ListDefinition>();
  protected readonly section = inject(SectionStore);
  protected readonly refused = signal<readonly string[]>([]);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  protected readonly open = computed(() => this.section.editable().has(this.field().key));
  protected readonly rows = computed(() => rowsOf(this.section.values().answers[this.field().key]));

  protected write(at: number, column: string, text: string): void {
    this.put(withCell(this.rows(), at, column, text));
  }

  protected add(): void {
    const at = this.rows().length;
    this.put([...this.rows(), Object.fromEntries(this.field().columns.map(({ key }) => [key, '']))]);
    this.focus(at);
  }

  protected remove(at: number): void {
    this.put(this.rows().filter((_, index) => index !== at));
    this.focus(Math.max(0, at - 1));
  }

  protected move(at: number, by: 1 | -1): void {
    this.put(moved(this.rows(), at, by));
  }

  protected paste(event: ClipboardEvent, row: number, column: number): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const block = readClipboard({ text, html: event.clipboardData?.getData('text/html') ?? '' });
    if (block.length < 2 && block[0]!.length < 2) return;
    event.preventDefault();
    const pasted = withBlock(this.rows(), { row, column }, this.field().columns, block);
    this.put(pasted.rows);
    this.refused.set(pasted.refused);
  }

  private put(value: readonly ListRow[]): void {
    this.section.edit({ kind: 'answer', key: this.field().key, value });
  }

  private focus(row: number): void {
    afterNextRender(
      () => this.host.nativeElement.querySelector<HTMLElement>(`[data-row="${row}"] :is(textarea, select)`)?.focus(),
      { injector: this.injector },
    );
  }
}
