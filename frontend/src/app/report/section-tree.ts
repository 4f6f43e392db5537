import { afterRenderEffect, Component, computed, ElementRef, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ReportStore } from './report-store.js';
import { StateMark } from './state-mark.js';

/** The report's table of contents: where each section stands and what was found in it. */
@Component({
  selector: 'cs-section-tree',
  imports: [RouterLink, StateMark],
  template: `
    <nav aria-label="章节">
      <ul>
        @for (node of store.nodes(); track node.definition.key) {
          <li [style.padding-left.px]="8 + node.depth * 12">
            @if (node.summary; as summary) {
              <a
                [routerLink]="['/reports', store.report()!.id, 'sections', summary.id]"
                [class.current]="summary.id === current()"
                [class.own]="own().has(summary.office?.id ?? '')"
                [attr.aria-current]="summary.id === current() ? 'page' : null"
                [title]="(summary.office?.name ?? '未分派科室') + (summary.reopened ? '，本次须修改' : '')"
              >
                <cs-state-mark [section]="summary.state" [iconOnly]="true" />
                <span class="title">{{ node.number }} {{ node.definition.title }}</span>
                @if (summary.blocking) {
                  <b class="blocking" role="img" [attr.aria-label]="summary.blocking + ' 个错误'">{{
                    summary.blocking
                  }}</b>
                }
                @if (summary.warnings) {
                  <b class="warning" role="img" [attr.aria-label]="summary.warnings + ' 个需说明'">{{
                    summary.warnings
                  }}</b>
                }
              </a>
            } @else {
              <span class="heading">{{ node.number }} {{ node.definition.title }}</span>
            }
          </li>
        }
      </ul>
    </nav>
    @if (store.report(); as report) {
      <p class="progress">
        <b>{{ report.sectionsSigned }}/{{ report.sectionsTotal }}</b> 已签批
        <progress aria-label="已签批的章节" [value]="report.sectionsSigned" [max]="report.sectionsTotal"></progress>
        <small>J 下一节　K 上一节</small>
      </p>
    }
  `,
  styleUrl: './section-tree.css',
})
export class SectionTree {
  readonly current = input<string | null>(null);
  /** Offices of the reader: their sections stand out. */
  readonly offices = input<readonly string[]>([]);
  protected readonly store = inject(ReportStore);
  protected readonly own = computed(() => new Set(this.offices()));
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  constructor() {
    afterRenderEffect(() => {
      this.current();
      this.store.nodes();
      this.host.nativeElement.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
    });
  }
}
