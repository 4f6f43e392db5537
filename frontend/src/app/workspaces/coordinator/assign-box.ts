import { Component, computed, input, output } from '@angular/core';
import type { DepartmentView, PersonView } from '@countersign/contracts';

/** Undefined leaves what each section has. */
export interface AssignmentChange {
  officeId?: string | null;
  assistingOfficeIds?: string[];
  leaderId?: string | null;
  deadline?: string | null;
}

/** Assigns the chosen sections: responsible office, assisting offices, leader in charge, deadline. */
@Component({
  selector: 'cs-assign-box',
  template: `
    <form class="cs-card" (submit)="submit($event)">
      <h2>分派 {{ count() }} 个章节</h2>
      <p class="cs-muted">不改动的项目保持“不变”。</p>
      <label>
        牵头科室
        <select class="cs-input" name="office">
          <option value="same">不变</option>
          @for (office of department().offices; track office.id) {
            <option [value]="office.id">{{ office.name }}</option>
          }
        </select>
      </label>
      <label>
        分管领导
        <select class="cs-input" name="leader">
          <option value="same">不变</option>
          @for (leader of leaders(); track leader.id) {
            <option [value]="leader.id">{{ leader.name }}（{{ leader.post }}）</option>
          }
        </select>
      </label>
      <label>完成期限 <input class="cs-input" name="deadline" type="date" /></label>
      <fieldset>
        <legend>
          <label class="inline"><input type="checkbox" name="change-assisting" #change /> 修改协办科室</label>
        </legend>
        @for (office of department().offices; track office.id) {
          <label class="inline">
            <input type="checkbox" name="assisting" [value]="office.id" [disabled]="!change.checked" />
            {{ office.name }}
          </label>
        }
      </fieldset>
      <div>
        <button class="cs-button" type="button" (click)="cancelled.emit()">取消</button>
        <button class="cs-button primary" type="submit" [disabled]="busy()">确定分派</button>
      </div>
    </form>
  `,
  styles: `
    form {
      display: flex;
      flex-wrap: wrap;
      gap: 12px 18px;
      align-items: end;
      padding: 16px 20px;
    }
    h2,
    p {
      flex-basis: 100%;
    }
    label:not(.inline) {
      display: grid;
      gap: 4px;
    }
    .cs-input {
      width: auto;
      min-width: 180px;
    }
    fieldset {
      display: flex;
      flex-wrap: wrap;
      gap: 6px 14px;
      border: 1px solid var(--cs-line);
      border-radius: var(--cs-radius);
    }
    div {
      display: flex;
      gap: 12px;
      margin-left: auto;
    }
  `,
})
export class AssignBox {
  readonly count = input.required<number>();
  readonly department = input.required<DepartmentView>();
  readonly people = input.required<readonly PersonView[]>();
  readonly busy = input(false);
  readonly assigned = output<AssignmentChange>();
  readonly cancelled = output();
  protected readonly leaders = computed(() => {
    const offices = new Set(this.department().offices.map(({ id }) => id));
    return this.people().filter(
      ({ active, grants }) =>
        active && grants.some(({ role, office }) => role === 'leader' && office && offices.has(office.id)),
    );
  });

  protected submit(event: Event): void {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const [office, leader, deadline] = ['office', 'leader', 'deadline'].map((name) => String(form.get(name) ?? ''));
    this.assigned.emit({
      ...(office !== 'same' && { officeId: office! }),
      ...(leader !== 'same' && { leaderId: leader! }),
      ...(deadline && { deadline }),
      ...(form.has('change-assisting') && { assistingOfficeIds: form.getAll('assisting').map(String) }),
    });
  }
}
