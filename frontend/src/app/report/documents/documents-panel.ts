import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import type { DocumentFile, DocumentFormat, DocumentVersion, DocumentsView } from '@countersign/contracts';
import { Api } from '../../api/api.js';
import { problemText } from '../../api/problem-text.js';
import { ReportStore } from '../report-store.js';
import { momentText } from '../words.js';
import { sizeText } from './file-size.js';

const names: Record<DocumentFormat, string> = { docx: 'Word 文档', pdf: 'PDF 文档', xlsx: 'Excel 表格' };

/** The files of every version of the report: made on request, then there for good. */
@Component({
  selector: 'cs-documents-panel',
  template: `
    <h2>报告文件</h2>
    @if (problem(); as why) {
      <p class="cs-problem" role="alert">{{ why }}</p>
    }
    @for (version of view()?.versions; track version.version) {
      <section>
        <h3>
          {{ version.version === 'current' ? '当前内容' : '第 ' + version.version + ' 次报送' }}
          @if (version.accepted) {
            <em>已接收</em>
          }
          @if (version.at; as at) {
            <small>{{ momentText(at) }}</small>
          }
        </h3>
        <ul aria-live="polite">
          @for (file of version.files; track file.format) {
            <li>
              <span>{{ names[file.format] }}</span>
              @switch (file.state) {
                @case ('done') {
                  <small [title]="'SHA-256 ' + file.digest">{{ sizeText(file.size ?? 0) }}</small>
                  <a class="cs-button" [href]="address(version.version, file)" download>下载</a>
                }
                @case ('absent') {
                  <button type="button" class="cs-button" (click)="make(version.version, file.format)">生成</button>
                }
                @case ('failed') {
                  <small class="problem" role="alert">{{ file.problem }}</small>
                  <button type="button" class="cs-button" (click)="make(version.version, file.format)">再试一次</button>
                }
                @default {
                  <progress
                    max="100"
                    [value]="file.progress"
                    [attr.aria-label]="'正在生成' + names[file.format]"
                  ></progress>
                  <small>{{ file.state === 'queued' ? '排队中' : '生成中 ' + file.progress + '%' }}</small>
                }
              }
            </li>
          }
        </ul>
      </section>
    }
    @if (view()?.package; as archive) {
      <section>
        <h3>归档包 <small>全部文件、附件、数据和审计链，可离线核验</small></h3>
        <ul>
          <li>
            <span>ZIP 归档包</span>
            @switch (archive.state) {
              @case ('done') {
                <small [title]="'SHA-256 ' + archive.digest">{{ sizeText(archive.size ?? 0) }}</small>
                <a class="cs-button" [href]="'/api/reports/' + reportId() + '/package'" download>下载</a>
              }
              @case ('failed') {
                <small class="problem">没有生成成功，请联系管理员。</small>
              }
              @default {
                <small>正在生成…</small>
              }
            }
          </li>
        </ul>
      </section>
    }
    @if (report.report()?.state === 'published') {
      <p><a [href]="'/public/reports/' + reportId()" target="_blank" rel="noopener">公开页面</a></p>
    }
  `,
  styles: `
    h2 {
      margin: 0 0 8px;
    }
    h3 {
      margin: 12px 0 4px;
    }
    h3 em {
      font: 12px/1 var(--cs-sans);
      color: var(--cs-green);
      margin-left: 6px;
    }
    small {
      color: var(--cs-muted);
      font-weight: 400;
    }
    .problem {
      color: var(--cs-red);
      max-width: 15em;
    }
    ul {
      list-style: none;
      margin: 0;
      padding: 0;
    }
    li {
      display: flex;
      align-items: center;
      gap: 12px;
      min-height: 42px;
      border-bottom: 1px solid var(--cs-line);
    }
    li span {
      flex: 1;
    }
    progress {
      width: 110px;
    }
  `,
})
export class DocumentsPanel {
  readonly reportId = input.required<string>();
  protected readonly view = signal<DocumentsView | null>(null);
  protected readonly problem = signal('');
  protected readonly names = names;
  protected readonly sizeText = sizeText;
  protected readonly momentText = momentText;
  protected readonly report = inject(ReportStore);
  private readonly api = inject(Api);
  private reading = false;
  private again = false;

  constructor() {
    effect(() => {
      this.reportId();
      this.report.event();
      untracked(() => void this.read());
    });
  }

  protected address(version: DocumentVersion, { format }: DocumentFile): string {
    return `/api/reports/${this.reportId()}/documents/${format}?version=${version}`;
  }

  protected async make(version: DocumentVersion, format: DocumentFormat): Promise<void> {
    try {
      await this.api.call('startExport', { params: { id: this.reportId() }, body: { format, version } });
      this.problem.set('');
    } catch (error) {
      this.problem.set(problemText(error));
    }
    await this.read();
  }

  /** Events come faster than answers: one reading at a time, and one more after the last event. */
  private async read(): Promise<void> {
    if (this.reading) {
      this.again = true;
      return;
    }
    this.reading = true;
    try {
      this.view.set(await this.api.call('listDocuments', { params: { id: this.reportId() } }));
    } catch (error) {
      this.problem.set(problemText(error));
    }
    this.reading = false;
    if (!this.again) return;
    this.again = false;
    await this.read();
  }
}
