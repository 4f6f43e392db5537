import { readFileSync } from 'node:fs';
import type { Change, FiguresView, FindingsView, ReportView, SectionView } from '@countersign/contracts';
import { template2020, type ReportInputs, type SectionDefinition } from '@countersign/template';
import type { SectionAction } from '@countersign/workflow';
import { Caller } from '../../../backend/test/support/caller.js';
import { addDepartment, addPerson, standardPassword } from '../../../backend/test/support/people.js';
import { figuresOf, answersOf, isOf } from './content.js';
import type { Product } from './product.js';
import { mailRules, type Act } from './expected-mails.js';

const front = ['办公室', '财务科'];
const business = ['招商一科', '招商二科', '信息平台科'];
const sections: readonly SectionDefinition[] = template2020.sections.filter(({ heading }) => !heading);
const people = ['owner', 'owner2', 'reviewer', 'reviewer2', 'leader', 'leader2', 'coordinator', 'finance'] as const;
type Username = (typeof people)[number];

const inFront = (office: string | undefined) => front.includes(office ?? '');

/** A department with its people, and their acts over the API for what the browser test need not show. */
export class Office {
  readonly password = standardPassword;
  readonly keys = sections.map(({ key }) => key);
  reportId = '';
  private ids = new Map<string, string>();

  constructor(
    private readonly product: Product,
    private readonly callers: ReadonlyMap<Username, Caller>,
    private readonly personIds: ReadonlyMap<Username, string>,
  ) {}

  /** Adopts the report that was begun in the browser. */
  async take(reportId: string): Promise<void> {
    this.reportId = reportId;
    this.ids = new Map((await this.report()).sections.map(({ key, id }) => [key, id]));
  }

  /** Begins the report over the API, as the template proposes it. */
  async begin(): Promise<void> {
    const [ids] = await this.product.dataSource.query<{ departmentId: string; templateVersionId: string }[]>(
      'select d.id as "departmentId", t.id as "templateVersionId" from department d, template_version t where t.year = 2020 limit 1',
    );
    const { id } = this.answer(await this.caller('coordinator').call('createReport', { body: ids! }));
    await this.take(id);
  }

  sectionId(key: string): string {
    return this.ids.get(key)!;
  }

  keysBefore(key: string): string[] {
    return this.keys.slice(0, this.keys.indexOf(key));
  }

  async report(): Promise<ReportView> {
    return this.answer(await this.caller('coordinator').call('readReport', { params: { id: this.reportId } }));
  }

  async upToDate(): Promise<boolean> {
    const { figuresRevision, computedRevision } = await this.report();
    return figuresRevision === computedRevision;
  }

  /** Everything entered and computed. */
  async figures(): Promise<FiguresView> {
    return this.answer(await this.caller('coordinator').call('readFigures', { params: { id: this.reportId } }));
  }

  /** Somebody who may read all of the report, for its files. */
  reader = (): Caller => this.caller('coordinator');
  reportState = async () => (await this.report()).state;
  state = async (key: string) => (await this.section(key)).state;
  figure = async (key: string) => (await this.section('execution')).figures[key];

  async section(key: string, by: Username = 'coordinator'): Promise<SectionView> {
    return this.answer(await this.caller(by).call('readSection', { params: { id: this.sectionId(key) } }));
  }

  /** Enters what of the inputs belongs to the section. */
  async fill(key: string, inputs: ReportInputs): Promise<void> {
    const owner = this.caller(this.ownerOf(key));
    const params = { id: this.sectionId(key) };
    const figures = figuresOf(key, inputs);
    if (figures.length) {
      const { revision } = await this.section(key);
      this.answer(await owner.call('saveFigures', { params, body: { revision, figures } }));
    }
    const answers = answersOf(key, inputs);
    if (!answers.length) return;
    const { revision } = await this.section(key);
    this.answer(await owner.call('saveAnswers', { params, body: { revision, answers } }));
  }

  /** Enters the golden figures of some tables of a section. */
  async fillFigures(key: string, tables: readonly string[]): Promise<void> {
    const { goldenInputs } = await import('@countersign/template/demo');
    const figures = Object.fromEntries(
      Object.entries(goldenInputs.figures).filter(([figure]) => tables.some((table) => isOf(figure, table))),
    );
    await this.fill(key, { figures, answers: {} });
  }

  async trySave(key: string, figure: string, value: string) {
    const { revision } = await this.section(key);
    const body = { revision, figures: [{ key: figure, value }] };
    return this.caller(this.ownerOf(key)).call('saveFigures', { params: { id: this.sectionId(key) }, body });
  }

  async act(key: string, action: SectionAction, more: object = {}, by = this.actorOf(key, action)): Promise<void> {
    const { revision } = await this.section(key);
    const body = { action, revision, ...more };
    this.answer(await this.caller(by).call('moveSection', { params: { id: this.sectionId(key) }, body }));
  }

  /** Every assisting office whose confirmation is still owed. */
  async countersign(key: string): Promise<void> {
    for (const by of ['reviewer', 'reviewer2'] as const) {
      const offices = by === 'reviewer' ? front : business;
      const { assisting } = await this.section(key);
      if (assisting.some(({ name, countersigned }) => !countersigned && offices.includes(name)))
        await this.act(key, 'countersign', {}, by);
    }
  }

  async signAll(): Promise<void> {
    for (const key of this.keys) {
      const by = this.actorOf(key, 'sign');
      const { state, digest } = await this.section(key, by);
      if (state === 'awaiting_sign_off') await this.act(key, 'sign', { digest }, by);
    }
  }

  async findings(): Promise<string[]> {
    return (await this.findingsView()).findings.map(({ check }) => check);
  }

  async explainAll(): Promise<void> {
    for (const { key: finding, severity, section } of (await this.findingsView()).findings)
      if (severity === 'warning')
        this.answer(
          await this.caller(this.ownerOf(section)).call('explainFinding', {
            params: { id: this.sectionId(section), finding },
            body: { text: '已核对原始资料，情况属实。' },
          }),
        );
  }

  async answerNotes(key: string, text: string): Promise<void> {
    for (const { id: note, answer } of (await this.section(key)).notes)
      if (!answer)
        this.answer(
          await this.caller(this.ownerOf(key)).call('answerNote', {
            params: { id: this.sectionId(key), note },
            body: { text },
          }),
        );
  }

  async submit(): Promise<void> {
    const { revision } = await this.report();
    const body = { action: 'submit' as const, revision };
    this.answer(await this.caller('coordinator').call('moveReport', { params: { id: this.reportId }, body }));
  }

  async changes(): Promise<Change[]> {
    return this.answer(await this.caller('finance').call('readChanges', { params: { id: this.reportId } })).changes;
  }

  async score() {
    return this.answer(await this.caller('finance').call('readScore', { params: { id: this.reportId } }));
  }

  /** Every cell of the published execution table with the text that a page must show. */
  goldenCells(): [string, string][] {
    const { execution } = JSON.parse(
      readFileSync(new URL('../../../libs/template/golden/report-2020.figures.json', import.meta.url), 'utf8'),
    ) as { execution: { columns: string[]; rows: Record<string, string>[] } };
    return execution.rows.flatMap((row) => {
      const { group = '', item = '' } = row;
      const key = item === 'TOTAL' ? 'total' : item === 'SUBTOTAL' ? group : `${group}.${item}`;
      return execution.columns.map((column): [string, string] => [
        `execution.${key}.${column}`,
        shownAs(column, row[column]!),
      ]);
    });
  }

  /** `event.person` of every mail that the recorded acts owe, by a table of the test's own. */
  async expectedMails(): Promise<string[]> {
    const acts = await this.product.dataSource.query<Act[]>(
      `select e.id, e.action, e.to_state as "to", e.facts, s.key as section, p.username as actor
       from audit_event e left join section s on s.id = e.section_id left join person p on p.id = e.person_id
       where e.report_id = $1`,
      [this.reportId],
    );
    return acts
      .flatMap((act) =>
        mailRules(act, sections)
          .filter((username) => username !== act.actor)
          .map((username) => [act.id, username] as const),
      )
      .map(([event, username]) => `${event}.${this.personIds.get(username as Username)!}`)
      .sort();
  }

  private async findingsView(): Promise<FindingsView> {
    return this.answer(await this.caller('coordinator').call('readFindings', { params: { id: this.reportId } }));
  }

  private ownerOf(key: string): Username {
    return inFront(sections.find((section) => section.key === key)!.office) ? 'owner' : 'owner2';
  }

  private actorOf(key: string, action: SectionAction): Username {
    const other = this.ownerOf(key) === 'owner2' ? '2' : '';
    if (action === 'submit') return `owner${other}`;
    return action === 'sign' ? `leader${other}` : `reviewer${other}`;
  }

  private caller(username: Username): Caller {
    return this.callers.get(username)!;
  }

  private answer<T>({ status, body, problem }: { status: number; body: T; problem: { detail: string } }): T {
    if (status >= 400) throw new Error(`${status}: ${JSON.stringify(problem)}`);
    return body;
  }
}

const shownAs = (column: string, value: string): string => {
  const [whole = '', fraction = ''] = value.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${grouped}.${fraction.padEnd(2, '0')}${column === 'progress' ? '%' : ''}`;
};

/** Makes the department and its people, and signs each of them in over the API. */
export async function prepareOffice(product: Product): Promise<Office> {
  const { dataSource } = product;
  const department = await addDepartment(dataSource, '招商促进局', [...front, ...business]);
  const inOffices = (role: string, names: readonly string[]) =>
    names.map((name) => ({ role, officeId: department.office(name) }));
  const grants = {
    owner: inOffices('owner', front),
    owner2: inOffices('owner', business),
    reviewer: inOffices('reviewer', front),
    reviewer2: inOffices('reviewer', business),
    leader: inOffices('leader', front),
    leader2: inOffices('leader', business),
    coordinator: [{ role: 'coordinator', departmentId: department.id }],
    finance: [{ role: 'finance' }],
  };
  const [callers, ids] = [new Map<Username, Caller>(), new Map<Username, string>()];
  for (const username of people) {
    ids.set(username, await addPerson(dataSource, username, grants[username]));
    const caller = new Caller(product.url);
    await caller.signIn(username);
    callers.set(username, caller);
  }
  return new Office(product, callers, ids);
}
