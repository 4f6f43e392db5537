import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import type { PersonView } from '@countersign/contracts';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { problemsByField, problemText } from '../../../api/problem-text.js';
import { OrganisationStore } from './organisation-store.js';
import { unitsOf } from './units.js';

export type PersonPlace = Pick<PersonView, 'departmentId' | 'officeId'>;

interface Draft {
  username: string;
  name: string;
  post: string;
  email: string;
  password: string;
  /** `department/office`, either part empty. */
  place: string;
}

const placeKey = ({ departmentId, officeId }: PersonPlace): string => `${departmentId ?? ''}/${officeId ?? ''}`;

/** The person's particulars; the username stays what it was. An empty password leaves the old one. */
@Component({
  selector: 'cs-person-form',
  imports: [FormsModule, NzSelectModule],
  templateUrl: './person-form.html',
  styleUrl: './person-form.css',
})
export class PersonForm {
  readonly person = input.required<PersonView | undefined>();
  readonly unit = input.required<PersonPlace>();
  readonly created = output<string>();
  private readonly store = inject(OrganisationStore);

  protected readonly places = computed(() => [
    { key: '/', label: '财政部门或系统（不属于任何填报部门）' },
    ...unitsOf(this.store.view()?.departments ?? []).map((unit) => ({ key: placeKey(unit), label: unit.label })),
  ]);
  protected readonly draft = linkedSignal<string | undefined, Draft>({
    source: () => this.person()?.id,
    computation: () => {
      const person = this.person();
      const { username = '', name = '', post = '', email = '' } = person ?? {};
      return { username, name, post, email, password: '', place: placeKey(person ?? this.unit()) };
    },
  });
  protected readonly busy = signal(false);
  protected readonly saved = signal('');
  protected readonly problem = signal('');
  protected readonly wrong = signal<Readonly<Record<string, string>>>({});

  protected set(field: keyof Draft, value: string): void {
    this.draft.update((draft) => ({ ...draft, [field]: value }));
    this.saved.set('');
  }

  protected async save(): Promise<void> {
    this.busy.set(true);
    this.problem.set('');
    this.wrong.set({});
    try {
      await this.write();
    } catch (error) {
      this.wrong.set(problemsByField(error));
      this.problem.set(problemText(error));
    } finally {
      this.busy.set(false);
    }
  }

  private async write(): Promise<void> {
    const { username, place, password, ...rest } = this.draft();
    const [departmentId, officeId] = place.split('/').map((id) => id || null) as [string | null, string | null];
    const person = this.person();
    const body = { ...rest, departmentId, officeId };
    if (!person) {
      this.created.emit((await this.store.change('createPerson', { body: { ...body, username, password } })).id);
      return;
    }
    await this.store.change('changePerson', {
      params: { id: person.id },
      body: { ...body, ...(password && { password }) },
    });
    this.set('password', '');
    this.saved.set(password ? '已保存；新密码请当面告诉本人。' : '已保存。');
  }
}
