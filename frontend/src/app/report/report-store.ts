import { computed, DestroyRef, inject, Injectable, signal, untracked } from '@angular/core';
import type {
  FiguresView,
  FindingsView,
  PresenceEvent,
  ReportEvent,
  ReportStreamEvent,
  ReportView,
  ScoreView,
} from '@countersign/contracts';
import {
  growingTables,
  GrownTemplates,
  labelOf,
  rememberRows,
  rowsKey,
  sectionOf,
  type CompiledTemplate,
} from '@countersign/template';
import { Api } from '../api/api.js';
import { reportNodes } from './report-nodes.js';
import { Templates } from './templates.js';

type Part = 'report' | 'figures' | 'score' | 'findings';
const stale: Record<ReportEvent['kind'], readonly Part[]> = {
  saved: ['report', 'figures'],
  computed: ['report', 'figures', 'score', 'findings'],
  moved: ['report', 'score'],
  assigned: ['report'],
  explained: ['report', 'findings'],
  commented: [],
  attached: ['report'],
  exported: [],
};
/** Answers of one section as its form shows them. */
interface OwnAnswers {
  section: string | undefined;
  answers: Readonly<Record<string, unknown>>;
}

/** Events come in bursts (one save, one recompute, several sections moved): they are answered together. */
const burstMs = 120;

/** One report as every part of its page reads it: template, sections, figures, score and findings, kept fresh by events. */
@Injectable()
export class ReportStore {
  readonly report = signal<ReportView | null>(null);
  readonly figures = signal<FiguresView | null>(null);
  readonly score = signal<ScoreView | null>(null);
  readonly findings = signal<FindingsView | null>(null);
  /** The template with the rows that the report's tables have now, unsaved ones included. */
  readonly template = computed(() => {
    const base = this.version();
    return base && this.known(this.grown.of(base, this.rows(base)));
  });
  /** Why the report cannot be shown. */
  readonly failure = signal<unknown>(null);
  readonly event = signal<ReportEvent | null>(null);
  /** Who said last that they are at a section, or left it. */
  readonly presence = signal<PresenceEvent | null>(null);
  readonly nodes = computed(() => {
    const [template, report] = [this.template(), this.report()];
    return template && report ? reportNodes(template.definition.sections, report.sections) : [];
  });
  /** Derived figures, score and findings still follow what was saved. */
  readonly recomputing = computed(() => {
    const report = this.report();
    return report !== null && report.computedRevision < report.figuresRevision;
  });
  private readonly api = inject(Api);
  private readonly templates = inject(Templates);
  private readonly waiting = new Set<Part>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stop: (() => void) | undefined;
  private openId = '';
  private readonly version = signal<CompiledTemplate | null>(null);
  private readonly own = signal<() => OwnAnswers>(() => ({ section: undefined, answers: {} }));
  private readonly grown = new GrownTemplates();
  private readonly seen: Record<string, unknown>[] = [];
  private readonly remembering = new WeakMap<CompiledTemplate, CompiledTemplate>();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.close());
  }

  async open(id: string): Promise<void> {
    if (id === this.openId) return;
    this.close();
    this.openId = id;
    this.failure.set(null);
    try {
      const [{ report, template }] = await Promise.all([
        this.readWithTemplate(id),
        ...(['figures', 'score', 'findings'] as const).map((part) => this.read(part)),
      ]);
      if (id !== this.openId) return;
      this.version.set(template);
      this.report.set(report);
      this.stop = this.api.events('reportEvents', { id }, (event) => this.heard(event));
    } catch (error) {
      if (id === this.openId) this.failure.set(error);
    }
  }

  /** Reads parts again soon, several wishes in one go. */
  refresh(...parts: Part[]): void {
    for (const part of parts) this.waiting.add(part);
    this.timer ??= setTimeout(() => void this.readWaiting(), burstMs);
  }

  /** The answers of the section that is open stand as they are typed, before what the report has of it. */
  showOwn(own: () => OwnAnswers): void {
    this.own.set(own);
  }

  label(key: string): string {
    const template = this.template();
    return template ? labelOf(template, key) : key;
  }

  /** Id of the section that owns a figure, field, answer or indicator; null when nobody does. */
  sectionIdOf(key: string): string | null {
    const template = this.template();
    const section = template ? (sectionOf(template, key) ?? key) : key;
    return this.report()?.sections.find((each) => each.key === section)?.id ?? null;
  }

  /** Answers that hold the added rows of each table. */
  private rows({ definition }: CompiledTemplate): Record<string, unknown> {
    const own = this.own()();
    const answers = this.figures()?.answers ?? {};
    return Object.fromEntries(
      growingTables(definition).map(({ section, table }) => {
        const key = rowsKey(table.key);
        return [key, (section.key === own.section ? own.answers : answers)[key]];
      }),
    );
  }

  /** Rows that were there before keep their names, for what is still told about them. */
  private known(grown: CompiledTemplate): CompiledTemplate {
    const known = this.remembering.get(grown);
    if (known) return known;
    const template = rememberRows(grown, this.seen);
    this.seen.push(untracked(() => this.rows(grown)));
    this.remembering.set(grown, template);
    return template;
  }

  private async readWithTemplate(id: string): Promise<{ report: ReportView; template: CompiledTemplate }> {
    const report = await this.api.call('readReport', { params: { id } });
    return { report, template: await this.templates.load(report.templateVersionId) };
  }

  private heard(event: ReportStreamEvent): void {
    if (event.kind === 'presence') return this.presence.set(event);
    this.event.set(event);
    this.refresh(...stale[event.kind]);
  }

  private async readWaiting(): Promise<void> {
    const parts = [...this.waiting];
    this.waiting.clear();
    this.timer = undefined;
    // a part that cannot be read now keeps what it shows; the next event reads it again
    await Promise.allSettled(parts.map((part) => this.read(part)));
  }

  private async read(part: Part): Promise<void> {
    const id = this.openId;
    const params = { id };
    switch (part) {
      case 'report': {
        // an administrator may have given it another version of its template
        const { report, template } = await this.readWithTemplate(id);
        this.put(id, this.version, template);
        return this.put(id, this.report, report);
      }
      case 'figures':
        return this.put(id, this.figures, await this.api.call('readFigures', { params }));
      case 'score':
        return this.put(id, this.score, await this.api.call('readScore', { params }));
      case 'findings':
        return this.put(id, this.findings, await this.api.call('readFindings', { params }));
    }
  }

  private put<T>(id: string, place: { set(value: T): void }, value: T): void {
    if (id === this.openId) place.set(value);
  }

  private close(): void {
    this.stop?.();
    this.stop = undefined;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.waiting.clear();
    this.openId = '';
    for (const part of [this.report, this.version, this.figures, this.score, this.findings]) part.set(null);
  }
}
