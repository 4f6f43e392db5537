import { template2020 } from '@countersign/template';
import { goldenInputs } from '@countersign/template/demo';
import { shippedTemplates } from '@countersign/template/shipped';
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { evaluate } from './evaluate.js';

const goldenFile = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../libs/template/golden/${file}`, import.meta.url), 'utf8'));
const expected = goldenFile('report-2020.expected.json') as {
  derived: Record<string, string | string[]>;
  score_total: string;
  findings: unknown[];
};
const rubric = goldenFile('rubric-2020.json') as { key: string; points: number; expected: string }[];

type Files = Record<string, unknown>;
interface Printed {
  ok: boolean;
  template: { key: string; year: number };
  derived: Record<string, { value?: string }>;
  scores: { key: string; points: string; of: string; steps: { text: string; inputs: unknown[] }[] }[];
  total: string;
  findings: { check: string; kind: string; message: string; facts: Record<string, unknown> }[];
  file: string;
  errors: { where: string; path?: string; position?: number; message: string }[];
}

/** Runs the command over files that hold these values as JSON, or exactly these texts. */
function run(args: string[], files: Files = {}) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const code = evaluate(args, {
    read: (path) => {
      if (!Object.hasOwn(files, path)) throw new Error('ENOENT');
      const content = files[path];
      return typeof content === 'string' ? content : JSON.stringify(content);
    },
    print: (text) => printed.push(text),
    complain: (line) => complaints.push(line),
  });
  const output = printed.join('\n');
  return { code, output, complaint: complaints.join('\n'), json: () => JSON.parse(output) as Printed };
}

const name = `${template2020.key}-${template2020.year}`;
const golden = run(['template.json', 'data.json'], { 'template.json': template2020, 'data.json': goldenInputs });

describe('evaluate, the 2020 report', () => {
  const report = golden.json();

  it('ends with 0 and says which template it was', () => {
    expect(golden.code).toBe(0);
    expect(report).toMatchObject({ ok: true, template: { key: template2020.key, year: 2020 } });
  });

  const values = Object.entries(expected.derived).flatMap(([key, value]): [string, string][] =>
    Array.isArray(value)
      ? value.map((each, index) => [`quarters.q${index + 1}.progress_percent`, each])
      : [[key, value]],
  );
  // prettier-ignore
  it.each(values)('%s is %s', (key, value) => {
    const exact = report.derived[key.replace(/_percent$/, '')]?.value ?? goldenInputs.figures[key];
    const shown = key.endsWith('_percent') ? hundredfold(exact!) : exact!;
    expect(halfUp(shown)).toBe(halfUp(value));
  });

  it.each(rubric.map(({ key, points, expected: got }) => [key, got, points]))(
    '%s gets %s of %s, with steps',
    (key, got, of) => {
      const score = report.scores.find((each) => each.key === key)!;
      expect(score).toMatchObject({ points: got, of: String(of) });
      expect(score.steps.length).toBeGreaterThan(0);
    },
  );

  it('totals 95.41', () => {
    expect(report.total).toBe(expected.score_total);
  });

  it('finds the seven contradictions', () => {
    expect(report.findings).toHaveLength(expected.findings.length);
    expect(report.findings.map(({ kind }) => kind.replaceAll('_', '-')).sort()).toEqual([
      'alert',
      'missing-reason',
      'same-fact',
      'same-fact',
      'stated',
      'target',
      'unit-doubt',
    ]);
  });

  it('is the same by the name of the shipped template', () => {
    expect(run([name, 'data.json'], { 'data.json': goldenInputs }).output).toBe(golden.output);
  });

  it('starts from what it exports itself', () => {
    const files = { 'template.json': run(['--export', name]).output, 'data.json': run(['--example', name]).output };
    expect(run(['template.json', 'data.json'], files).output).toBe(golden.output);
  });
});

/** Moves the point of a plain decimal by two places. */
function hundredfold(text: string): string {
  const [whole = '', fraction = ''] = text.split('.');
  const digits = fraction.padEnd(2, '0');
  return `${whole}${digits.slice(0, 2)}.${digits.slice(2) || '0'}`.replace(/^0+(?=\d)/, '');
}

/** A plain decimal, not negative, rounded half up to two places. */
function halfUp(text: string): string {
  const [whole = '', fraction = ''] = text.split('.');
  const digits = fraction.padEnd(3, '0');
  const hundredths = BigInt(`${whole}${digits.slice(0, 2)}`) + (digits[2]! >= '5' ? 1n : 0n);
  const padded = hundredths.toString().padStart(3, '0');
  return `${padded.slice(0, -2)}.${padded.slice(-2)}`;
}

const badFormula = { ...template2020, derived: [{ ...template2020.derived[0]!, formula: '1 + nowhere' }] };

describe('evaluate, what is wrong', () => {
  it('a template of the wrong shape ends with 1 and the place in the JSON', () => {
    const { code, complaint, json } = run(['t.json', 'd.json'], {
      't.json': { ...template2020, year: 'x' },
      'd.json': goldenInputs,
    });
    expect(code).toBe(1);
    expect(json()).toMatchObject({ ok: false, file: 't.json', errors: [{ path: 'year' }] });
    expect(complaint).toContain('模板有 1 处错误');
  });

  it('a formula that names nothing ends with 1, the figure and the place in the formula', () => {
    const { code, json } = run(['t.json', 'd.json'], { 't.json': badFormula, 'd.json': goldenInputs });
    expect(code).toBe(1);
    expect(json().errors).toContainEqual(
      expect.objectContaining({
        where: template2020.derived[0]!.key,
        position: 4,
        message: expect.stringContaining('nowhere'),
      }),
    );
  });

  it('figures and answers that could not be typed end with 1, each with its place', () => {
    const data = { figures: { 'staff.posts': '-1', nowhere: '1' }, answers: { staff_narrative: 7 } };
    const { code, complaint, json } = run([name, 'd.json'], { 'd.json': data });
    expect(code).toBe(1);
    expect(json().file).toBe('d.json');
    expect(json().errors.map(({ path }) => path)).toEqual([
      'figures["staff.posts"]',
      'figures.nowhere',
      'answers.staff_narrative',
    ]);
    expect(complaint).toContain('数据有 3 处错误');
  });

  it.each([
    ['a file that is not there', [name, 'none.json'], '读不到文件“none.json”'],
    ['a template that is not there', ['none.json', 'd.json'], '读不到文件“none.json”'],
    ['a file that is no JSON', [name, 'broken.json'], '“broken.json”不是 JSON 文件'],
    ['no arguments', [], '用法'],
    ['a template alone', [name], '用法'],
    ['three files', [name, 'd.json', 'e.json'], '用法'],
    ['an unknown option', ['--exprot', name], '用法'],
    ['an unknown name', ['--export', 'county-1999'], `没有名为“county-1999”的模板。随程序提供的模板有：${name}`],
    ['an option without its name', ['--example'], '用法'],
  ])('%s ends with 2 and a way out', (_, args, words) => {
    const { code, complaint, output } = run(args, { 'broken.json': '{"figures": {,}', 'd.json': goldenInputs });
    expect(code).toBe(2);
    expect(complaint).toContain(words);
    expect(output).toBe('');
  });
});

describe('evaluate, the example of the documentation', () => {
  const page = readFileSync(new URL('../../../docs/templates.md', import.meta.url), 'utf8');
  const example = (name: string) => new RegExp(`\`\`\`json ${name}\\n(.*?)\`\`\``, 's').exec(page)?.[1] ?? '';

  it('comes out as the page says', () => {
    const files = { 'template.json': example('template'), 'data.json': example('data') };
    const { code, json } = run(['template.json', 'data.json'], files);
    expect(code).toBe(0);
    expect(json().total).toBe('94.4');
    expect(json().findings.map(({ check, facts }) => [check, facts['stated']])).toEqual([['stated_rate', '94.5']]);
  });

  it('names every template that the command lists', () => {
    for (const { key, year } of shippedTemplates) expect(page).toContain(`\`${key}-${year}\``);
  });
});

describe('evaluate, what it shows', () => {
  it.each(shippedTemplates.map(({ key, year }) => `${key}-${year}`))('%s evaluates its own example', (shipped) => {
    const { code, json } = run([shipped, 'd.json'], { 'd.json': run(['--example', shipped]).output });
    expect(code).toBe(0);
    expect(json().total).toMatch(/^\d+(\.\d+)?$/);
  });

  it('lists the shipped templates by the names that it takes', () => {
    const { code, output } = run(['--list']);
    expect(code).toBe(0);
    expect(output.split('\n').map((line) => line.split('\t')[0])).toContain(name);
  });

  it('prints the JSON Schemas of both files', () => {
    const { code, json } = run(['--schema']);
    expect(code).toBe(0);
    expect(json()).toMatchObject({ template: { type: 'object' }, data: { type: 'object' } });
  });
});
