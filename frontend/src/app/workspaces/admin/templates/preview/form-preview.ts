import { Component, computed, input, signal } from '@angular/core';
import { reportMomentWords, sectionMomentWords, viewerWords, type SectionDefinition } from '@countersign/template';
import { FieldPreview } from '../field-preview.js';
import { seenAs, type Moment, type Onlooker } from './seen-as.js';

const onlookers: readonly { value: Onlooker | ''; label: string }[] = [
  { value: '', label: '（全部栏目）' },
  ...(Object.entries(viewerWords) as [Onlooker, string][]).map(([value, label]) => ({ value, label })),
  { value: 'colleague', label: '本部门其他人' },
];
const sectionStates = Object.entries(sectionMomentWords) as [Moment['state'], string][];
const reportStates = Object.entries(reportMomentWords) as [Moment['reportState'], string][];

/** A section's form as any role sees it in any state; at first with every field. */
@Component({
  selector: 'cs-form-preview',
  imports: [FieldPreview],
  template: `
    <div class="as" role="group" aria-label="预览条件">
      <label>
        以谁的身份看
        <select class="cs-input" (change)="onlooker.set($any($event.target).value)">
          @for (each of onlookers; track each.value) {
            <option [value]="each.value" [selected]="each.value === onlooker()">{{ each.label }}</option>
          }
        </select>
      </label>
      @if (onlooker()) {
        <label>
          章节状态
          <select class="cs-input" (change)="state.set($any($event.target).value)">
            @for (each of sectionStates; track each[0]) {
              <option [value]="each[0]" [selected]="each[0] === state()">{{ each[1] }}</option>
            }
          </select>
        </label>
        <label>
          报告状态
          <select class="cs-input" (change)="reportState.set($any($event.target).value)">
            @for (each of reportStates; track each[0]) {
              <option [value]="each[0]" [selected]="each[0] === reportState()">{{ each[1] }}</option>
            }
          </select>
        </label>
      }
    </div>
    @if (form(); as form) {
      @if (form.fields) {
        <p class="cs-muted" aria-live="polite">
          看到 {{ form.fields.length }} 个栏目{{ form.hidden.length ? '，看不到：' + hiddenNames() : '' }}。
        </p>
        @for (each of form.fields; track each.field.key) {
          <p class="act" [class.writes]="each.writes">{{ each.writes ? '✎ 可以填写' : '只能查看' }}</p>
          <cs-field-preview [field]="each.field" />
        }
      } @else {
        <p class="cs-muted" aria-live="polite">此时还不能查看本章节。</p>
      }
    } @else {
      @for (field of section().fields; track field.key) {
        <cs-field-preview [field]="field" />
      } @empty {
        <p class="cs-muted">这一章没有要填写的栏目，只汇总展示其他章节的数据。</p>
      }
    }
  `,
  styles: `
    .as {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      margin: 8px 0;
    }
    .as label {
      display: flex;
      gap: 6px;
      align-items: center;
      font-size: 13px;
    }
    .act {
      margin: 14px 0 -10px;
      font-size: 12px;
      color: var(--cs-muted);
    }
    .act.writes {
      color: var(--cs-accent);
      font-weight: 600;
    }
  `,
})
export class FormPreview {
  readonly section = input.required<SectionDefinition>();
  protected readonly onlookers = onlookers;
  protected readonly sectionStates = sectionStates;
  protected readonly reportStates = reportStates;
  protected readonly onlooker = signal<Onlooker | ''>('');
  protected readonly state = signal<Moment['state']>('draft');
  protected readonly reportState = signal<Moment['reportState']>('drafting');
  protected readonly form = computed(() => {
    const onlooker = this.onlooker();
    if (!onlooker) return null;
    return seenAs(this.section().fields, onlooker, { state: this.state(), reportState: this.reportState() });
  });
  protected readonly hiddenNames = computed(
    () =>
      this.form()
        ?.hidden.map(({ label }) => label)
        .join('、') ?? '',
  );
}
