import { Component, computed, input, output, signal } from '@angular/core';
import type { OrganisationView } from '@countersign/contracts';
import { matchingDepartments, peopleOf, type Choice } from './units.js';

/** Departments with their offices, as a list that opens; a filter keeps long lists short. */
@Component({
  selector: 'cs-unit-tree',
  template: `
    <input
      #box
      class="cs-input"
      type="search"
      placeholder="查找部门或科室"
      aria-label="查找部门或科室"
      (input)="sought.set(box.value)"
    />
    <ul>
      <li>
        <button type="button" [class.here]="choice() === 'all'" (click)="chosen.emit('all')">
          全部人员 <small>{{ organisation().people.length }}</small>
        </button>
      </li>
      <li>
        <button type="button" [class.here]="choice() === 'none'" (click)="chosen.emit('none')">
          财政部门和系统 <small>{{ outside() }}</small>
        </button>
      </li>
      @for (department of departments(); track department.id) {
        <li>
          <button
            type="button"
            class="department"
            [class.here]="choice() === department.id"
            [attr.aria-expanded]="open() === department.id || !!sought()"
            (click)="chosen.emit(department.id)"
          >
            {{ department.name }} <small>{{ department.offices.length }} 科室</small>
          </button>
          @if (open() === department.id || sought()) {
            <ul>
              @for (office of department.offices; track office.id) {
                <li>
                  <button type="button" [class.here]="choice() === office.id" (click)="chosen.emit(office.id)">
                    {{ office.name }}
                  </button>
                </li>
              }
            </ul>
          }
        </li>
      } @empty {
        <li class="cs-muted none">{{ sought() ? '没有名称含“' + sought() + '”的部门或科室' : '还没有部门' }}</li>
      }
    </ul>
  `,
  styleUrl: './unit-tree.css',
})
export class UnitTree {
  readonly organisation = input.required<OrganisationView>();
  readonly choice = input.required<Choice>();
  readonly chosen = output<Choice>();
  protected readonly sought = signal('');
  protected readonly departments = computed(() => matchingDepartments(this.organisation().departments, this.sought()));
  protected readonly outside = computed(() => peopleOf(this.organisation(), 'none').length);
  /** The department that is chosen, or whose office is. */
  protected readonly open = computed(
    () =>
      this.organisation().departments.find(
        ({ id, offices }) => id === this.choice() || offices.some((office) => office.id === this.choice()),
      )?.id,
  );
}
