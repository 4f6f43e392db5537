import { Component, computed, inject, input } from '@angular/core';
import { priorKeyOf } from '@countersign/figures';
import type { FigureInfo } from '@countersign/template';
import { DecimalBox } from '../form/decimal-box.js';
import { relevantTo } from './relevant.js';
import { TrialStore } from './trial-store.js';

const mostShown = 80;

/** Boxes for the figures that the open indicator, computed figure or check depends on. */
@Component({
  selector: 'cs-trial-figures',
  imports: [DecimalBox],
  template: `
    @for (line of lines(); track line.key) {
      <span>{{ line.label }}</span>
      <cs-decimal-box
        [label]="'试填 ' + line.label"
        [rate]="line.unit === '%'"
        [suffix]="line.unit"
        [optional]="true"
        [signed]="true"
        [value]="line.value"
        (changed)="put(line, $event)"
      />
    }
    @if (more()) {
      <p>另有 {{ more() }} 个数据没有列出；选一个指标或核查规则，就只列出它用到的数据。</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 150px;
      gap: 4px 8px;
      align-items: center;
    }
    span {
      font-size: 13px;
      overflow-wrap: anywhere;
    }
    p {
      grid-column: 1 / -1;
      color: var(--cs-muted);
      font-size: 12px;
    }
  `,
})
export class TrialFigures {
  /** Key of the indicator, computed figure or check; empty: all. */
  readonly at = input.required<string>();
  private readonly trial = inject(TrialStore);
  private readonly relevant = computed(() => {
    const template = this.trial.template();
    return template ? relevantTo(template, this.at()) : { figures: [], prior: [] };
  });
  private readonly all = computed(() => {
    const template = this.trial.template();
    const { figures, prior } = this.relevant();
    const lastYear = prior.flatMap((key) => template?.figures.get(key) ?? []);
    return [
      ...figures.map((info) => ({ ...shape(info), prior: false })),
      ...lastYear.map((info) => ({ ...shape(info), label: `上年 ${info.label}`, prior: true })),
    ];
  });
  protected readonly lines = computed(() => {
    const inputs = this.trial.inputs();
    return this.all()
      .slice(0, mostShown)
      .map((line) => ({
        ...line,
        key: line.prior ? priorKeyOf(line.figure) : line.figure,
        value: (line.prior ? inputs.prior : inputs.figures)[line.figure],
      }));
  });
  protected readonly more = computed(() => Math.max(0, this.all().length - mostShown));

  protected put({ figure, prior }: { figure: string; prior: boolean }, value: string | undefined): void {
    if (prior) this.trial.setPrior(figure, value);
    else this.trial.setFigure(figure, value);
  }
}

const shape = ({ key, label, unit }: FigureInfo) => ({ figure: key, label, unit });
