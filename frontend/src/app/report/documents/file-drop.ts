import { Directive, inject, input, signal } from '@angular/core';
import { SectionFiles } from './section-files.js';

/** A field takes files that are dropped on it, where files may be added. */
@Directive({
  selector: '[csFileDrop]',
  host: {
    '[class.takes-files]': 'over()',
    '(dragover)': 'take($event)',
    '(dragleave)': 'over.set(false)',
    '(drop)': 'drop($event)',
  },
})
export class FileDrop {
  readonly csFileDrop = input.required<string>();
  protected readonly over = signal(false);
  private readonly files = inject(SectionFiles, { optional: true });

  protected take(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files') || !this.files?.mayAdd(this.csFileDrop())) return;
    event.preventDefault();
    this.over.set(true);
  }

  protected drop(event: DragEvent): void {
    const dropped = [...(event.dataTransfer?.files ?? [])];
    this.over.set(false);
    if (!dropped.length || !this.files?.mayAdd(this.csFileDrop())) return;
    event.preventDefault();
    void this.files.add({ field: this.csFileDrop() }, dropped);
  }
}
