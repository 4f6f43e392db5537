import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DepartmentView, PersonView } from '@countersign/contracts';
import { roleWords } from '../../../ui/role-words.js';
import { grantsByRole } from './grant-words.js';
import { PersonState } from './person-state.js';
import { unitText } from './units.js';

/** People with their place, post and roles; a name opens the person. */
@Component({
  selector: 'cs-people-table',
  imports: [PersonState, RouterLink],
  template: `
    <table class="cs-table">
      <thead>
        <tr>
          <th scope="col">姓名</th>
          <th scope="col">职务</th>
          <th scope="col">所在科室</th>
          <th scope="col">用户名</th>
          <th scope="col">角色</th>
          <th scope="col">账号</th>
        </tr>
      </thead>
      <tbody>
        @for (person of people(); track person.id) {
          <tr [class.inactive]="!person.active">
            <td>
              <a [routerLink]="[]" [queryParams]="{ person: person.id }" queryParamsHandling="merge">{{
                person.name
              }}</a>
            </td>
            <td>{{ person.post }}</td>
            <td>{{ unit(person) }}</td>
            <td>{{ person.username }}</td>
            <td>
              @for (grant of byRole(person.grants); track grant.role) {
                <span class="role"
                  >{{ words[grant.role] }}<small>{{ grant.places }}</small></span
                >
              } @empty {
                <span class="cs-muted">没有角色，不能办理业务</span>
              }
            </td>
            <td><cs-person-state [person]="person" /></td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    .inactive {
      color: var(--cs-muted);
    }
    .role {
      display: block;
      line-height: 1.5;
    }
    small {
      margin-left: 6px;
      color: var(--cs-muted);
    }
  `,
})
export class PeopleTable {
  readonly people = input.required<readonly PersonView[]>();
  readonly departments = input.required<readonly DepartmentView[]>();
  protected readonly words = roleWords;
  protected readonly byRole = grantsByRole;

  protected unit(person: PersonView): string {
    return unitText(this.departments(), person);
  }
}
