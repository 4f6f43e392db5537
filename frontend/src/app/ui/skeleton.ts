import { Component, computed, input } from '@angular/core';

/** Grey lines in the shape of a list that is being read; invisible for the first 200 ms. */
@Component({
  selector: 'cs-skeleton',
  host: { 'aria-hidden': 'true' },
  template: `
    @for (line of lines(); track line) {
      <i></i>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 1px;
      border: 1px solid var(--cs-line);
      border-radius: var(--cs-radius);
      overflow: hidden;
      opacity: 0;
      animation: appear 0.2s 0.2s forwards;
    }
    i {
      height: 52px;
      background: linear-gradient(90deg, var(--cs-soft), #fff, var(--cs-soft));
    }
    @keyframes appear {
      to {
        opacity: 1;
      }
    }
  `,
})
export class Skeleton {
  readonly rows = input(5);
  protected readonly lines = computed(() => Array.from({ length: this.rows() }, (_, line) => line));
}
