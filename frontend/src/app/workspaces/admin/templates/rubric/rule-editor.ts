import { Component, computed, forwardRef, inject, input, output } from '@angular/core';
import type { Rule } from '@countersign/scoring';
import { ShapeForm } from '../form/shape-form.js';
import { FormulaNames } from '../formula/formula-names.js';
import { DraftChoices } from '../form/draft-choices.js';
import { formById, formOf, ruleFormGroups, type RuleStart } from './rule-forms.js';
import { startOf } from './rule-points.js';

/** How points are given: which kind of rule, what that kind does, and its form. */
@Component({
  selector: 'cs-rule-editor',
  imports: [forwardRef(() => ShapeForm)],
  template: `
    <select class="cs-input" [attr.aria-label]="label() + ' 方式'" (change)="choose($any($event.target).value)">
      @if (optional() || !rule()) {
        <option value="" [selected]="!rule()">不用</option>
      }
      @for (group of groups; track group.label) {
        <optgroup [label]="group.label">
          @for (form of group.forms; track form.id) {
            <option [value]="form.id" [selected]="form === shown()">{{ form.label }}</option>
          }
        </optgroup>
      }
    </select>
    @if (shown(); as form) {
      <p>{{ form.explains }}</p>
      <cs-shape-form [parts]="form.parts" [value]="rule()!" (changed)="put($event)" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    select {
      max-width: 260px;
      font-weight: 600;
    }
    p {
      color: var(--cs-muted);
      font-size: 13px;
    }
  `,
})
export class RuleEditor {
  readonly rule = input<Rule>();
  readonly label = input.required<string>();
  readonly optional = input(false);
  /** Points and name that a rule of another kind begins with; absent: those of the present one. */
  readonly start = input<Pick<RuleStart, 'points' | 'label'>>();
  readonly changed = output<Rule | undefined>();
  private readonly names = inject(FormulaNames);
  private readonly choices = inject(DraftChoices);
  protected readonly groups = ruleFormGroups;
  protected readonly shown = computed(() => {
    const rule = this.rule();
    return rule && formOf(rule);
  });

  protected choose(id: string): void {
    if (!id) return this.changed.emit(undefined);
    const fallback = {
      formula: this.names.figures()[0]?.insert ?? '0',
      list: this.choices.of('lists')[0]?.value ?? '',
    };
    this.changed.emit(formById(id).fresh({ ...startOf(this.rule(), fallback), ...this.start() }));
  }

  protected put(value: object): void {
    // the form changes parts of the rule it was given, so it stays one of that kind
    this.changed.emit(value as Rule);
  }
}
