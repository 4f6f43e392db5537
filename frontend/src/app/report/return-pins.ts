import { computed, Injectable, signal } from '@angular/core';

export interface Pin {
  field: string | null;
  text: string;
}

/** Reasons that a reviewer pins to fields while a return is being written. */
@Injectable()
export class ReturnPins {
  /** A return is being written: fields offer a pin. */
  readonly active = signal(false);
  readonly pins = signal<readonly Pin[]>([]);
  readonly written = computed(() => this.pins().filter(({ text }) => text.trim() !== ''));

  add(field: string): void {
    if (!this.pins().some((pin) => pin.field === field)) this.pins.update((pins) => [...pins, { field, text: '' }]);
  }

  write(field: string | null, text: string): void {
    this.pins.update((pins) => pins.map((pin) => (pin.field === field ? { field, text } : pin)));
  }

  remove(field: string | null): void {
    this.pins.update((pins) => pins.filter((pin) => pin.field !== field));
  }

  close(): void {
    this.active.set(false);
    this.pins.set([]);
  }
}
