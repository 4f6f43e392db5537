import { Component, inject, signal, type OnInit } from '@angular/core';
import { problemText } from '../../../../api/problem-text.js';
import { TrialStore } from './trial-store.js';

/** Which data the draft is tried with: those of a report, the example, or typed ones. */
@Component({
  selector: 'cs-trial-source',
  template: `
    <header>
      <h3>试算</h3>
      <select class="cs-input" aria-label="试算用的数据" (change)="choose($any($event.target).value)">
        <option value="" [selected]="trial.source() === null">手工试填</option>
        @for (source of trial.sources(); track $index) {
          <option [value]="$index" [selected]="trial.source() === $index">
            {{ source.department ?? '示例' }} {{ source.year }}年度
          </option>
        }
      </select>
    </header>
    @if (problem(); as why) {
      <p class="cs-problem" role="alert">{{ why }}</p>
    }
  `,
  styles: `
    header {
      display: flex;
      gap: 10px;
      align-items: center;
    }
    h3 {
      flex: none;
    }
  `,
})
export class TrialSource implements OnInit {
  protected readonly trial = inject(TrialStore);
  protected readonly problem = signal('');

  async ngOnInit(): Promise<void> {
    try {
      await this.trial.loadSources();
    } catch (error) {
      this.problem.set(problemText(error));
    }
  }

  protected choose(index: string): void {
    this.trial.choose(index === '' ? null : Number(index));
  }
}
