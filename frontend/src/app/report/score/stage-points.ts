import { Component, computed, input } from '@angular/core';
import type { GivenStage, StageLine } from '@countersign/scoring';
import { changeText, outdatedText } from './stage-words.js';

/** One stage's points of an indicator in a table: its own, with the difference; else the earlier stage's, in grey. */
@Component({
  selector: 'cs-stage-points',
  template: `
    <span [class.taken-over]="!given()">{{ line().points[stage()] ?? '？' }}</span>
    @if (change(); as text) {
      <small>{{ text }}</small>
    }
    @if (outdated(); as text) {
      <abbr [title]="text">!</abbr>
    }
  `,
  styles: `
    .taken-over {
      color: var(--cs-muted);
    }
    small {
      display: block;
      color: var(--cs-red);
    }
    abbr {
      color: var(--cs-amber);
      font-weight: 700;
      text-decoration: none;
    }
  `,
})
export class StagePointsCell {
  readonly line = input.required<StageLine>();
  readonly stage = input.required<GivenStage>();
  /** Whether the stage has points of its own. */
  readonly given = input.required<boolean>();
  protected readonly change = computed(() =>
    changeText(this.line().differences.find(({ stage }) => stage === this.stage())?.change ?? null),
  );
  protected readonly outdated = computed(() => outdatedText(this.line(), this.stage()));
}
