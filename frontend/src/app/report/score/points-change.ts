import { Component, computed, input } from '@angular/core';

/** Points of one line, and what they were before the present edits: `4 → 5.47 / 6`. */
@Component({
  selector: 'cs-points-change',
  template: `
    <span class="points" [class.up]="direction() > 0" [class.down]="direction() < 0" aria-live="polite">
      @if (direction() !== 0) {
        <s>{{ before() ?? '？' }}</s><i role="img" aria-label="变为">→</i>
      }
      <b>{{ after() ?? '？' }}</b><small>/ {{ of() }} 分</small>
      @if (after() === null) {
        <small class="wait">尚缺数据</small>
      }
    </span>
  `,
  styles: `
    .points {
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
    s {
      color: var(--cs-muted);
      text-decoration: none;
    }
    i {
      font-style: normal;
      margin: 0 4px;
    }
    small {
      color: var(--cs-muted);
      margin-left: 3px;
    }
    .up b {
      color: var(--cs-green);
    }
    .down b {
      color: var(--cs-red);
    }
    .wait {
      color: var(--cs-amber);
    }
    @media print {
      s,
      i {
        display: none;
      }
      b {
        color: inherit !important;
      }
    }
  `,
})
export class PointsChange {
  readonly before = input<string | null>(null);
  readonly after = input.required<string | null>();
  readonly of = input.required<string>();
  /** Above 0: more than before. */
  protected readonly direction = computed(() => {
    const [before, after] = [this.before(), this.after()];
    if (before === after) return 0;
    if (before === null || after === null) return after === null ? -1 : 1;
    return comparePoints(after, before);
  });
}

/** Compares two plain decimals such as `5.47` and `10` without turning them into floats. */
function comparePoints(a: string, b: string): number {
  const [wholeA = '', fractionA = ''] = a.split('.');
  const [wholeB = '', fractionB = ''] = b.split('.');
  return wholeA.length - wholeB.length || `${wholeA}.${fractionA}`.localeCompare(`${wholeB}.${fractionB}`, 'en');
}
