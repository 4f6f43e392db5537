import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { PersonView } from '@countersign/contracts';
import { problemText } from '../../../api/problem-text.js';
import { ReasonDialog } from '../../../ui/reason-dialog.js';
import { GrantsEditor } from './grants-editor.js';
import { OrganisationStore } from './organisation-store.js';
import { PersonForm, type PersonPlace } from './person-form.js';
import { PersonState } from './person-state.js';

/** One person: who they are, what they may do, and whether they can sign in. Without a person: a new one. */
@Component({
  selector: 'cs-person-panel',
  imports: [GrantsEditor, PersonForm, PersonState, ReasonDialog],
  template: `
    <button class="cs-button link" type="button" (click)="closed.emit()">‹ 返回人员列表</button>
    <header>
      <h2>{{ person()?.name ?? '新建人员' }}</h2>
      @if (person(); as person) {
        <cs-person-state [person]="person" />
        <span class="space"></span>
        @if (person.locked) {
          <button class="cs-button" type="button" (click)="change({ unlock: true })">解除锁定</button>
        }
        @if (person.active) {
          <button class="cs-button danger" type="button" (click)="stopping.set(true)">停用账号</button>
        } @else {
          <button class="cs-button" type="button" (click)="change({ active: true })">恢复账号</button>
        }
      }
    </header>
    @if (problem(); as why) {
      <p class="cs-problem" role="alert">{{ why }}</p>
    }
    <cs-person-form [person]="person()" [unit]="unit()" (created)="created.emit($event)" />
    @if (person(); as person) {
      <cs-grants-editor [person]="person" />
    }
    @if (stopping()) {
      <cs-reason-dialog
        title="停用账号"
        verb="停用"
        [danger]="true"
        [problem]="problem()"
        (confirmed)="change({ active: false })"
        (closed)="stopping.set(false)"
        >停用后，{{ person()?.name }} 立即不能登录；已有的签名和记录都保留。可以随时恢复。</cs-reason-dialog
      >
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
      max-width: 860px;
    }
    .link {
      justify-self: start;
    }
    header {
      display: flex;
      gap: 12px;
      align-items: center;
    }
    .space {
      flex: 1;
    }
  `,
})
export class PersonPanel {
  readonly person = input.required<PersonView | undefined>();
  /** Where a new person begins. */
  readonly unit = input.required<PersonPlace>();
  readonly created = output<string>();
  readonly closed = output();
  protected readonly stopping = signal(false);
  protected readonly problem = signal('');
  private readonly store = inject(OrganisationStore);
  private readonly id = computed(() => this.person()?.id ?? '');

  protected async change(body: { active?: boolean; unlock?: true }): Promise<void> {
    this.problem.set('');
    try {
      await this.store.change('changePerson', { params: { id: this.id() }, body });
      this.stopping.set(false);
    } catch (error) {
      this.problem.set(problemText(error));
    }
  }
}
