import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import type { GrantInput, PersonView } from '@countersign/contracts';
import { roles, type Role } from '@countersign/workflow';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { problemText } from '../../../api/problem-text.js';
import { roleWords } from '../../../ui/role-words.js';
import { grantPlace, grantSentence, roleDeeds, roleScopes } from './grant-words.js';
import { OrganisationStore } from './organisation-store.js';
import { unitsOf } from './units.js';

/** What the person may do and where, as sentences; grants and revokes. */
@Component({
  selector: 'cs-grants-editor',
  imports: [FormsModule, NzSelectModule],
  templateUrl: './grants-editor.html',
  styleUrl: './grants-editor.css',
})
export class GrantsEditor {
  readonly person = input.required<PersonView>();
  private readonly store = inject(OrganisationStore);

  protected readonly roles = roles;
  protected readonly roleWords = roleWords;
  protected readonly roleDeeds = roleDeeds;
  protected readonly sentence = grantSentence;
  protected readonly place = grantPlace;
  protected readonly role = signal<Role>('owner');
  protected readonly scope = computed(() => roleScopes[this.role()]);
  protected readonly places = computed(() => {
    const departments = this.store.view()?.departments ?? [];
    if (this.scope() === 'office')
      return unitsOf(departments).flatMap(({ officeId, label }) => (officeId ? [{ id: officeId, label }] : []));
    const named = departments.map(({ id, name }) => ({ id, label: name }));
    return this.scope() === 'department_or_all' ? [{ id: '', label: '全部部门' }, ...named] : named;
  });
  /** Begins with the person's own place where the role can be held there. */
  protected readonly chosen = linkedSignal<string | null>(() => {
    const { departmentId, officeId } = this.person();
    switch (this.scope()) {
      case 'office':
        return officeId;
      case 'department':
        return departmentId;
      default:
        return '';
    }
  });
  protected readonly ready = computed(() => this.scope() === 'none' || this.chosen() !== null);
  protected readonly problem = signal('');

  protected grant(): Promise<void> {
    const id = this.chosen() || null;
    const body: GrantInput =
      this.scope() === 'office'
        ? { role: this.role(), departmentId: null, officeId: id }
        : { role: this.role(), departmentId: this.scope() === 'none' ? null : id, officeId: null };
    return this.run(() => this.store.change('grantRole', { params: { id: this.person().id }, body }));
  }

  protected revoke(id: string): Promise<void> {
    return this.run(() => this.store.change('revokeRole', { params: { id } }));
  }

  private async run(act: () => Promise<unknown>): Promise<void> {
    this.problem.set('');
    try {
      await act();
    } catch (error) {
      this.problem.set(problemText(error));
    }
  }
}
