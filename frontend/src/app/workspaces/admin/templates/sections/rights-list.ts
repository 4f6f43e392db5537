import { Component, computed, input, output } from '@angular/core';
import {
  reportMomentWords,
  sectionMomentWords,
  viewerWords,
  type FieldMoment,
  type FieldRight,
  type ViewerRole,
} from '@countersign/template';
import { rightLines, rightsOf, withState, type RightLine } from '../editing/rights.js';

interface MomentOption {
  readonly value: FieldMoment;
  readonly label: string;
}
const optionsOf = (words: Readonly<Partial<Record<FieldMoment, string>>>): MomentOption[] =>
  Object.entries(words).map(([value, label]) => ({ value: value as FieldMoment, label }));
const kinds = [
  { label: '章节', options: optionsOf(sectionMomentWords) },
  { label: '报告', options: optionsOf(reportMomentWords) },
];
const moments = kinds.flatMap(({ options }) => options.map(({ value }) => value));

/** Roles, each always or in some states only. */
@Component({
  selector: 'cs-rights-list',
  template: `
    @for (line of lines(); track $index; let at = $index) {
      <div class="line" role="group" [attr.aria-label]="label() + '第 ' + (at + 1) + ' 项'">
        <select
          class="cs-input"
          [attr.aria-label]="label() + '：角色'"
          [value]="line.role"
          (change)="put(at, { role: $any($event.target).value, states: line.states })"
        >
          @for (role of roles(); track role) {
            <option [value]="role" [selected]="role === line.role">{{ words[role] }}</option>
          }
        </select>
        <details [open]="line.states.length > 0">
          <summary>{{ line.states.length ? '只在这些状态：' : '任何状态' }}</summary>
          @for (kind of kinds; track kind.label) {
            <p>
              <span>{{ kind.label }}</span>
              @for (option of kind.options; track option.value) {
                <label>
                  <input
                    type="checkbox"
                    [checked]="line.states.includes(option.value)"
                    (change)="tick(at, option.value, $any($event.target).checked)"
                  />
                  {{ option.label }}
                </label>
              }
            </p>
          }
        </details>
        <button class="cs-button" type="button" [attr.aria-label]="'移除' + words[line.role]" (click)="remove(at)">
          移除
        </button>
      </div>
    }
    <button class="cs-button" type="button" (click)="add()">＋ 角色</button>
  `,
  styles: `
    :host {
      display: grid;
      gap: 6px;
      justify-items: start;
    }
    .line {
      display: grid;
      grid-template-columns: 130px 1fr auto;
      gap: 10px;
      align-items: start;
      width: 100%;
    }
    summary {
      cursor: pointer;
      padding: 4px 0;
    }
    p {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 12px;
      margin: 2px 0;
      font-size: 13px;
    }
    p > span {
      color: var(--cs-muted);
    }
    label {
      display: flex;
      gap: 4px;
      align-items: center;
    }
  `,
})
export class RightsList {
  readonly rights = input.required<readonly FieldRight<ViewerRole>[]>();
  readonly roles = input.required<readonly ViewerRole[]>();
  readonly label = input.required<string>();
  readonly changed = output<FieldRight<ViewerRole>[]>();
  protected readonly words = viewerWords;
  protected readonly kinds = kinds;
  protected readonly lines = computed(() => rightLines(this.rights()));

  protected add(): void {
    const taken = new Set(this.lines().map(({ role }) => role));
    const role = this.roles().find((each) => !taken.has(each)) ?? this.roles()[0]!;
    this.emit([...this.lines(), { role, states: [] }]);
  }

  protected put(at: number, line: RightLine): void {
    this.emit(this.lines().map((each, index) => (index === at ? line : each)));
  }

  protected tick(at: number, state: FieldMoment, on: boolean): void {
    this.put(at, withState(this.lines()[at]!, { state, on }, moments));
  }

  protected remove(at: number): void {
    this.emit(this.lines().filter((_, index) => index !== at));
  }

  private emit(lines: readonly RightLine[]): void {
    this.changed.emit(rightsOf(lines));
  }
}
