import { effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { AttachmentPlace, AttachmentView, SectionAttachments } from '@countersign/contracts';
import { Api } from '../../api/api.js';
import { ApiProblem } from '../../api/api-problem.js';
import { problemText } from '../../api/problem-text.js';
import { Uploads } from '../../api/uploads.js';
import { ReportStore } from '../report-store.js';
import { SectionStore } from '../section/section-store.js';
import { sizeText } from './file-size.js';

/** A file on its way, or why it did not arrive. */
export interface Sending {
  readonly place: string;
  readonly name: string;
  readonly progress: number;
  readonly problem: string;
}

const nothing: SectionAttachments = { attachments: [], fields: [], notes: [], limit: 0 };

/** Files of the open section, and those on their way to it. */
@Injectable()
export class SectionFiles {
  readonly present = signal<SectionAttachments>(nothing);
  readonly sending = signal<readonly Sending[]>([]);
  /** Removed in this visit: one press brings them back. */
  readonly removed = signal<readonly AttachmentView[]>([]);
  readonly problem = signal('');
  /** What is looked at over the page. */
  readonly shown = signal<AttachmentView | null>(null);
  private readonly api = inject(Api);
  private readonly uploads = inject(Uploads);
  private readonly section = inject(SectionStore);
  private readonly report = inject(ReportStore);

  constructor() {
    let [openId, openState, heard] = ['', '', this.report.event()];
    effect(() => {
      const view = this.section.view();
      const event = this.report.event();
      untracked(() => {
        const told = event !== heard && (event?.kind === 'attached' || event?.kind === 'moved');
        heard = event;
        if (!view) return;
        if (view.id !== openId) this.leave();
        // who may change files follows the section's state
        if (told || view.id !== openId || view.state !== openState) void this.read(view.id);
        [openId, openState] = [view.id, view.state];
      });
    });
  }

  at(place: string): AttachmentView[] {
    return this.present().attachments.filter(({ field, note }) => (field ?? note) === place);
  }

  mayAdd(place: string): boolean {
    const { fields, notes } = this.present();
    return !this.section.readOnly() && (fields.includes(place) || notes.includes(place));
  }

  async add(place: AttachmentPlace, files: Iterable<File>): Promise<void> {
    for (const file of files) await this.addOne(place, file);
  }

  async remove(file: AttachmentView): Promise<void> {
    await this.act(async () => {
      await this.api.call('removeAttachment', { params: { id: file.id } });
      this.removed.update((removed) => [...removed, file]);
    });
  }

  async restore(file: AttachmentView): Promise<void> {
    await this.act(async () => {
      await this.api.call('restoreAttachment', { params: { id: file.id } });
      this.removed.update((removed) => removed.filter(({ id }) => id !== file.id));
    });
  }

  forget(sending: Sending): void {
    this.sending.update((all) => all.filter((each) => each !== sending));
  }

  private leave(): void {
    this.present.set(nothing);
    this.removed.set([]);
    this.sending.set([]);
    this.problem.set('');
  }

  private async addOne({ field, note }: AttachmentPlace, file: File): Promise<void> {
    const id = this.section.view()?.id;
    const place = field ?? note;
    if (!id || place === undefined) return;
    let current: Sending = { place, name: file.name, progress: 0, problem: '' };
    this.sending.update((all) => [...all, current]);
    const tell = (change: Partial<Sending>) => {
      const next = { ...current, ...change };
      this.sending.update((all) => all.map((each) => (each === current ? next : each)));
      current = next;
    };
    const { limit } = this.present();
    if (file.size > limit)
      return tell({ problem: `文件有 ${sizeText(file.size)}，超过 ${sizeText(limit)} 的上限。请压缩或拆分后再上传。` });
    try {
      const query = new URLSearchParams(field === undefined ? { note: place } : { field: place });
      await this.uploads.send(`/sections/${id}/attachments?${query}`, file, (progress) => tell({ progress }));
      this.forget(current);
      await this.read(id);
    } catch (error) {
      tell({ problem: problemText(error) });
    }
  }

  private async act(work: () => Promise<void>): Promise<void> {
    const id = this.section.view()?.id;
    this.problem.set('');
    try {
      await work();
    } catch (error) {
      this.problem.set(problemText(error));
    }
    if (id) await this.read(id);
  }

  private async read(id: string): Promise<void> {
    try {
      const present = await this.api.call('listAttachments', { params: { id } });
      if (this.section.view()?.id === id) this.present.set(present);
    } catch (error) {
      // without a connection the screen keeps what it has; the next event reads again
      if (!(error instanceof ApiProblem)) throw error;
    }
  }
}
