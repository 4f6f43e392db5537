import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import { Title } from '@angular/platform-browser';
import type { PublicReport as Report } from '@countersign/contracts';
import { Api } from '../api/api.js';
import { problemText } from '../api/problem-text.js';
import { sizeText } from '../report/documents/file-size.js';
import { PrintedReport } from '../report/printed/printed-report.js';
import { momentText } from '../report/words.js';

const formats = { docx: 'Word 文档', pdf: 'PDF 文档', xlsx: 'Excel 表格' } as const;

/** A published report for everybody: the text as it is printed, its files with their digests. No session, no scripts of others. */
@Component({
  selector: 'cs-public-report',
  imports: [PrintedReport],
  template: `
    @if (report(); as page) {
      <header>
        <p>{{ page.department }} · {{ page.year }}年度 · {{ momentText(page.publishedAt) }} 公开</p>
        <nav aria-label="下载">
          @for (file of page.files; track file.format) {
            <a class="cs-button" [href]="base() + '/documents/' + file.format" download
              >{{ formats[file.format] }}（{{ sizeText(file.size) }}）</a
            >
          }
        </nav>
      </header>
      <main>
        <cs-printed-report [report]="page.printed" [pictures]="base() + '/attachments/'" />
      </main>
      @if (page.files.length || page.attachments.length) {
        <footer aria-labelledby="files">
          <h2 id="files">文件与校验值</h2>
          <table class="cs-table">
            <thead>
              <tr>
                <th scope="col">文件</th>
                <th scope="col">所在栏目</th>
                <th scope="col">大小</th>
                <th scope="col">SHA-256</th>
              </tr>
            </thead>
            <tbody>
              @for (file of page.files; track file.format) {
                <tr>
                  <th scope="row">
                    <a [href]="base() + '/documents/' + file.format" download>{{ formats[file.format] }}</a>
                  </th>
                  <td>全文</td>
                  <td>{{ sizeText(file.size) }}</td>
                  <td>
                    <code>{{ file.digest }}</code>
                  </td>
                </tr>
              }
              @for (file of page.attachments; track file.id) {
                <tr>
                  <th scope="row">
                    <a [href]="base() + '/attachments/' + file.id" download>{{ file.name }}</a>
                  </th>
                  <td>{{ file.field }}</td>
                  <td>{{ sizeText(file.size) }}</td>
                  <td>
                    <code>{{ file.digest }}</code>
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </footer>
      }
    } @else if (problem()) {
      <main class="missing">
        <h1>没有这份公开报告</h1>
        <p role="alert">{{ problem() }}</p>
      </main>
    }
  `,
  styles: `
    :host {
      display: block;
      min-height: 100%;
    }
    header,
    main,
    footer {
      max-width: 1080px;
      margin: 0 auto;
    }
    header {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 24px;
      align-items: center;
      justify-content: space-between;
      padding: 12px 16px;
    }
    nav {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    footer {
      padding: 24px 16px 48px;
      overflow-x: auto;
    }
    code {
      overflow-wrap: anywhere;
      font-size: 12px;
    }
    .missing {
      padding: 64px 16px;
    }
    @media print {
      nav {
        display: none;
      }
    }
  `,
})
export class PublicReport {
  readonly reportId = input.required<string>();
  protected readonly report = signal<Report | null>(null);
  protected readonly problem = signal('');
  protected readonly formats = formats;
  protected readonly sizeText = sizeText;
  protected readonly momentText = momentText;
  private readonly api = inject(Api);
  private readonly title = inject(Title);

  constructor() {
    effect(() => {
      const id = this.reportId();
      untracked(() => void this.read(id));
    });
  }

  protected readonly base = () => `/api/public/reports/${this.reportId()}`;

  private async read(id: string): Promise<void> {
    try {
      const report = await this.api.call('readPublicReport', { params: { id } });
      this.report.set(report);
      this.title.setTitle(report.printed.title);
    } catch (error) {
      this.problem.set(problemText(error));
    }
  }
}
