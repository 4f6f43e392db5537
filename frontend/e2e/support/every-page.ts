import type { Page } from 'playwright-core';

/** Where the pages of the demo data are. */
export interface Places {
  /** A report in course. */
  report: string;
  /** The sections of the report in course, by key. */
  section: Readonly<Record<string, string>>;
  /** An accepted report, published. */
  accepted: string;
  /** A published template, and a draft that begins as its copy. */
  template: string;
  draft: string;
}

/** One page as one person sees it, with what is opened on it. */
export interface Visit {
  name: string;
  /** Username, or nobody. */
  who: string | null;
  path: (places: Places) => string;
  /** What is there when the page has its data. */
  ready: string;
  open?: (page: Page) => Promise<void>;
}

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
const tab = (name: string) => (page: Page) => page.getByRole('tab', { name }).click();
const section =
  (key: string) =>
  ({ report, section: ids }: Places) =>
    `/reports/${report}/sections/${ids[key]}`;
const editor =
  (shown: string) =>
  ({ draft }: Places) =>
    `/admin/templates/${draft}/edit?tab=${shown}`;
const of = (path: string) => () => path;
const sheet = 'cs-section-sheet article';

/** Every page of every role. */
export const everyPage: readonly Visit[] = [
  { name: 'signing in', who: null, path: of('/sign-in'), ready: 'form' },
  { name: 'a public report', who: null, path: ({ accepted }) => `/public/reports/${accepted}`, ready: 'h1' },
  { name: 'what waits for a clerk', who: 'owner', path: of('/'), ready: 'cs-work-line' },
  { name: 'the reports', who: 'owner', path: of('/reports'), ready: 'table' },
  { name: 'a section with a table', who: 'owner', path: section('execution'), ready: `${sheet} table` },
  { name: 'a section with a narrative', who: 'owner', path: section('projects'), ready: `${sheet} cs-narrative-field` },
  { name: 'the points', who: 'owner', path: section('staff'), ready: sheet, open: tab('得分') },
  { name: 'the discussion', who: 'owner', path: section('staff'), ready: sheet, open: tab('讨论') },
  { name: 'the files', who: 'owner', path: section('staff'), ready: sheet, open: press('文件') },
  { name: 'the history', who: 'owner', path: section('staff'), ready: sheet, open: press('报告历史') },
  { name: 'the score table', who: 'owner', path: section('score'), ready: `${sheet} table` },
  { name: 'a returned section', who: 'owner2', path: section('disclosure'), ready: `${sheet} cs-note-thread` },
  { name: 'two versions', who: 'finance', path: ({ accepted }) => `/reports/${accepted}/compare`, ready: 'h1, h2' },
  { name: 'a section in review', who: 'reviewer', path: section('carry_over'), ready: sheet },
  { name: 'signing', who: 'leader', path: of('/sign'), ready: 'cs-sign-desk' },
  { name: 'the departments’ reports', who: 'coordinator', path: of('/coordinator'), ready: 'table' },
  { name: 'the matrix', who: 'coordinator', path: ({ report }) => `/coordinator/${report}`, ready: 'table' },
  { name: 'the bureau’s board', who: 'finance', path: of('/finance'), ready: 'table' },
  { name: 'the bureau’s desk', who: 'finance', path: ({ accepted }) => `/finance/${accepted}`, ready: 'article' },
  { name: 'the organisation', who: 'admin', path: of('/admin/organisation'), ready: 'h1, h2' },
  { name: 'the templates', who: 'admin', path: of('/admin/templates'), ready: 'table' },
  { name: 'a template', who: 'admin', path: ({ template }) => `/admin/templates/${template}`, ready: 'h1, h2' },
  { name: 'a draft’s sections', who: 'admin', path: editor('sections'), ready: 'cs-sections-tab' },
  { name: 'a draft’s formulas', who: 'admin', path: editor('derived'), ready: 'cs-derived-tab' },
  { name: 'a draft’s rubric', who: 'admin', path: editor('rubric'), ready: 'cs-rubric-tab' },
  { name: 'a draft’s checks', who: 'admin', path: editor('checks'), ready: 'cs-checks-tab' },
  { name: 'a draft’s differences', who: 'admin', path: editor('diff'), ready: 'cs-diff-tab' },
  { name: 'publishing a draft', who: 'admin', path: editor('publish'), ready: 'cs-publish-tab' },
  { name: 'the mails', who: 'admin', path: of('/admin/mails'), ready: 'table' },
  { name: 'no such page', who: 'owner', path: of('/nowhere'), ready: 'h1' },
];
