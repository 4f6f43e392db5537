import { Component, computed, input, output } from '@angular/core';
import type { FindingFix, FindingsView } from '@countersign/contracts';
import { momentText, personText } from '../words.js';
import { ExplainBox } from './explain-box.js';
import { fixText } from './finding-fix.js';

export type ListedFinding = FindingsView['findings'][number];

/** Findings with both places and values; those of `section` first. Warnings can be explained where that is allowed. */
@Component({
  selector: 'cs-findings-list',
  imports: [ExplainBox],
  template: `
    @if (section() && !own()) {
      <p class="none">✓ 本节没有核查问题。</p>
      @if (findings().length) {
        <h3>其他章节的问题</h3>
      }
    }
    @for (finding of ordered(); track finding.key; let at = $index) {
      @if (section() && at === own() && at > 0) {
        <h3>其他章节的问题</h3>
      }
      <article [class]="finding.severity" [class.elsewhere]="section() && finding.section !== section()">
        <h4>
          <span aria-hidden="true">{{ finding.severity === 'blocking' ? '✕' : '!' }}</span>
          {{ finding.severity === 'blocking' ? '错误' : finding.explanation ? '已说明' : '需说明' }}
          @if (section() && finding.section !== section()) {
            <small>由“{{ sectionName()(finding.section) }}”处理</small>
          }
        </h4>
        <p>{{ finding.message }}</p>
        <ul>
          @for (place of finding.places; track $index) {
            <li>
              <button type="button" (click)="opened.emit(place.field)">{{ place.label }}</button>
              <b>{{ place.shown }}</b>
            </li>
          }
        </ul>
        @if (finding.explanation; as given) {
          <blockquote>
            {{ given.text }}<small>{{ personText(given.by) }}，{{ momentText(given.at) }}</small>
          </blockquote>
        }
        @if (finding.fix; as fix) {
          @if (mayFix()(fix)) {
            <p class="fix">
              <small [id]="'fix-' + at">{{ fixText(fix, label()) }}</small>
              <button class="cs-button" type="button" [attr.aria-describedby]="'fix-' + at" (click)="fixed.emit(fix)">
                {{ fix.label }}
              </button>
            </p>
          }
        }
        @if (finding.severity === 'warning' && mayExplain() && (!section() || finding.section === section())) {
          <cs-explain-box [given]="finding.explanation?.text ?? ''" [explain]="explain()" [finding]="finding.key" />
        }
      </article>
    } @empty {
      @if (!section()) {
        <p class="none">✓ 没有核查问题。</p>
      }
    }
  `,
  styles: `
    h3 {
      margin: 16px 0 8px;
      font-size: 13px;
      font-weight: 600;
      color: var(--cs-muted);
    }
    article {
      border-left: 3px solid #b36b00;
      padding: 4px 0 4px 10px;
      margin-bottom: 12px;
    }
    article.blocking {
      border-left-color: var(--cs-red);
    }
    article.elsewhere {
      background: var(--cs-soft);
    }
    h4 {
      margin: 0;
      font-size: 14px;
      color: var(--cs-amber);
    }
    .blocking h4 {
      color: var(--cs-red);
    }
    h4 small {
      font-weight: 400;
      color: var(--cs-muted);
      margin-left: 8px;
    }
    p {
      margin: 2px 0;
      font-size: 14px;
    }
    ul {
      list-style: none;
      margin: 2px 0;
      padding: 0;
      font-size: 13px;
    }
    li {
      display: flex;
      justify-content: space-between;
      gap: 8px;
    }
    li button {
      border: 0;
      background: none;
      padding: 0;
      font: inherit;
      color: var(--cs-accent);
      text-decoration: underline;
      text-underline-offset: 2px;
      text-align: left;
      cursor: pointer;
    }
    b {
      font-variant-numeric: tabular-nums;
      font-weight: 600;
      text-align: right;
      flex: none;
      max-width: 65%;
      word-break: keep-all;
    }
    blockquote {
      margin: 4px 0;
      padding: 4px 8px;
      background: #f3f9f5;
      font-size: 13px;
      white-space: pre-wrap;
    }
    blockquote small {
      display: block;
      color: var(--cs-muted);
    }
    .fix small {
      display: block;
      font-size: 13px;
      color: var(--cs-muted);
    }
    @media print {
      .fix {
        display: none;
      }
    }
    .none {
      color: var(--cs-green);
    }
  `,
})
export class FindingsList {
  readonly findings = input.required<readonly ListedFinding[]>();
  /** Key of the section whose findings come first and may be explained here; null: no order, all alike. */
  readonly section = input<string | null>(null);
  readonly sectionName = input<(key: string) => string>((key) => key);
  readonly mayExplain = input(false);
  /** Stores an explanation; throws what the box then shows. */
  readonly explain = input<(finding: string, text: string) => Promise<void>>(() => Promise.resolve());
  /** Whether the reader may edit the place that a fix writes, here and now. */
  readonly mayFix = input<(fix: FindingFix) => boolean>(() => false);
  /** Name of a figure or narrative. */
  readonly label = input<(key: string) => string>((key) => key);
  /** A fix was pressed. */
  readonly fixed = output<FindingFix>();
  /** A place was pressed: its field. */
  readonly opened = output<string>();
  protected readonly fixText = fixText;
  protected readonly personText = personText;
  protected readonly momentText = momentText;
  protected readonly own = computed(() => this.findings().filter(({ section }) => section === this.section()).length);
  protected readonly ordered = computed(() => {
    const rank = ({ section, severity, explanation }: ListedFinding) =>
      (section === this.section() ? 0 : 10) + (severity === 'blocking' ? 0 : explanation ? 2 : 1);
    return [...this.findings()].sort((a, b) => rank(a) - rank(b));
  });
}
