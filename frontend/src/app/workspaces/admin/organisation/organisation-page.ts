import { Component, computed, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { problemText } from '../../../api/problem-text.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { FailureNote } from '../../../ui/failure-note.js';
import { Skeleton } from '../../../ui/skeleton.js';
import { NameDialog } from './name-dialog.js';
import { OrganisationStore } from './organisation-store.js';
import { PeopleTable } from './people-table.js';
import { PersonPanel } from './person-panel.js';
import { UnitTree } from './unit-tree.js';
import { peopleOf, type Choice } from './units.js';

const questions = {
  createDepartment: { title: '新建部门', label: '部门(单位)名称' },
  renameDepartment: { title: '部门更名', label: '新的名称' },
  createOffice: { title: '新建科室', label: '科室名称' },
  renameOffice: { title: '科室更名', label: '新的名称' },
} as const;
type Question = keyof typeof questions;

/** Who belongs where and may do what. `unit` and `person` stand in the address, so that a link leads to them. */
@Component({
  selector: 'cs-organisation-page',
  imports: [EmptyState, FailureNote, NameDialog, PeopleTable, PersonPanel, Skeleton, UnitTree],
  providers: [OrganisationStore],
  templateUrl: './organisation-page.html',
  styleUrl: './organisation-page.css',
})
export class OrganisationPage {
  readonly unit = input<Choice>();
  readonly person = input<string>();
  protected readonly store = inject(OrganisationStore);
  private readonly router = inject(Router);

  protected readonly questions = questions;
  protected readonly asked = signal<Question | null>(null);
  protected readonly problem = signal('');

  protected readonly department = computed(() =>
    this.store
      .view()
      ?.departments.find(
        ({ id, offices }) => id === this.unit() || offices.some((office) => office.id === this.unit()),
      ),
  );
  protected readonly office = computed(() => this.department()?.offices.find(({ id }) => id === this.unit()));
  protected readonly heading = computed(() => {
    if (this.unit() === 'none') return '财政部门和系统';
    return [this.department()?.name, this.office()?.name].filter(Boolean).join(' ') || '全部人员';
  });
  protected readonly people = computed(() => {
    const view = this.store.view();
    return view ? peopleOf(view, this.unit() ?? 'all') : [];
  });
  protected readonly shown = computed(() => this.store.view()?.people.find(({ id }) => id === this.person()));
  protected readonly unitForNew = computed(() => ({
    departmentId: this.department()?.id ?? null,
    officeId: this.office()?.id ?? null,
  }));
  protected readonly initialName = computed(() => {
    const [asked, department, office] = [this.asked(), this.department(), this.office()];
    if (asked === 'renameOffice') return office?.name ?? '';
    return asked === 'renameDepartment' ? (department?.name ?? '') : '';
  });

  protected choose(unit: Choice): void {
    void this.router.navigate([], { queryParams: unit === 'all' ? {} : { unit } });
  }

  protected open(person: string): void {
    void this.router.navigate([], { queryParams: { person }, queryParamsHandling: 'merge' });
  }

  protected close(): void {
    void this.router.navigate([], { queryParams: { person: null }, queryParamsHandling: 'merge' });
  }

  protected ask(question: Question): void {
    this.problem.set('');
    this.asked.set(question);
  }

  protected async answer(name: string): Promise<void> {
    try {
      await this.write(name);
      this.asked.set(null);
    } catch (error) {
      this.problem.set(problemText(error));
    }
  }

  private async write(name: string): Promise<void> {
    const [departmentId, officeId] = [this.department()?.id ?? '', this.office()?.id ?? ''];
    switch (this.asked()) {
      case 'createDepartment':
        return this.choose((await this.store.change('createDepartment', { body: { name } })).id);
      case 'createOffice':
        return this.choose((await this.store.change('createOffice', { body: { name, departmentId } })).id);
      case 'renameDepartment':
        return this.store.change('renameDepartment', { params: { id: departmentId }, body: { name } });
      case 'renameOffice':
        return this.store.change('renameOffice', { params: { id: officeId }, body: { name } });
    }
  }
}
