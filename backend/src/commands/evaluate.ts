import { compileTemplate, evaluateReport, jsonSchemas, readReportData, readTemplate } from '@countersign/template';
import type { TemplateDefinition, TemplateError } from '@countersign/template';
import { exampleInputs } from '@countersign/template/demo';
import { shippedTemplates } from '@countersign/template/shipped';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** What the command needs from around it; `read` throws for a file that cannot be read. */
export interface Surroundings {
  read(path: string): string;
  print(text: string): void;
  complain(line: string): void;
}

/** Exit code: 0 evaluated, 1 the template or the data has faults, 2 wrongly called or a file cannot be read. */
type ExitCode = 0 | 1 | 2;

const usage = `用法：
  npm run -s evaluate -- 模板 数据.json      计算值、得分及过程、核查问题（JSON）
  npm run -s evaluate -- --list             随程序提供的模板
  npm run -s evaluate -- --export 名称       把随程序提供的模板写成 JSON
  npm run -s evaluate -- --example 名称      该模板的示例数据
  npm run -s evaluate -- --schema           模板文件和数据文件的 JSON Schema
“模板”是 JSON 文件，或者随程序提供的模板的名称。`;

/** A call that cannot be carried out; its message says the way out. */
class Unusable extends Error {}

/** Evaluates one report without a database, or shows what that takes. Prints JSON, what is wrong included. */
export function evaluate(args: readonly string[], surroundings: Surroundings): ExitCode {
  const { print, complain } = surroundings;
  try {
    const [first, second, ...more] = args;
    if (first === undefined || more.length) throw new Unusable(usage);
    if (!first.startsWith('--')) {
      if (second === undefined) throw new Unusable(usage);
      return evaluateFiles(first, second, surroundings);
    }
    if (first === '--help') print(usage);
    else if (first === '--list' && second === undefined) {
      for (const template of shippedTemplates) print(`${nameOf(template)}\t${template.year} ${template.title}`);
    } else if (first === '--schema' && second === undefined) print(json(jsonSchemas()));
    else if (first === '--export' && second !== undefined) print(json(shipped(second)));
    else if (first === '--example' && second !== undefined) print(json(exampleInputs[shipped(second).key]));
    else throw new Unusable(usage);
    return 0;
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    complain(error.message);
    return 2;
  }
}

function evaluateFiles(template: string, data: string, { read, print, complain }: Surroundings): ExitCode {
  const refuse = (file: string, what: string, errors: readonly TemplateError[]): 1 => {
    print(json({ ok: false, file, errors }));
    complain(`${what}有 ${errors.length} 处错误，没有计算。`);
    return 1;
  };
  const definition = readTemplate(known(template) ?? parsed(template, read));
  if (!definition.ok) return refuse(template, '模板', definition.errors);
  const compiled = compileTemplate(definition.definition);
  if (!compiled.ok) return refuse(template, '模板', compiled.errors);
  const inputs = readReportData(compiled.template, parsed(data, read));
  if (!inputs.ok) return refuse(data, '数据', inputs.errors);
  const { key, year, title } = definition.definition;
  print(json({ ok: true, template: { key, year, title }, ...evaluateReport(inputs.template, inputs.inputs) }));
  return 0;
}

/** Name by which a shipped template is called: `district-department-2020`. */
const nameOf = ({ key, year }: TemplateDefinition): string => `${key}-${year}`;

const known = (name: string): TemplateDefinition | undefined =>
  shippedTemplates.find((template) => nameOf(template) === name);

function shipped(name: string): TemplateDefinition {
  const template = known(name);
  if (!template)
    throw new Unusable(`没有名为“${name}”的模板。随程序提供的模板有：${shippedTemplates.map(nameOf).join('、')}。`);
  return template;
}

function parsed(file: string, read: Surroundings['read']): unknown {
  let text: string;
  try {
    text = read(file);
  } catch (error) {
    throw new Unusable(`读不到文件“${file}”，请核对路径和权限。（${reasonOf(error)}）`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    throw new Unusable(`“${file}”不是 JSON 文件，请检查逗号、引号和括号。（${reasonOf(error)}）`);
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const json = (value: unknown): string => JSON.stringify(value, null, 2);

/** `npm run evaluate`. Paths are those of the folder where npm was called. */
if (import.meta.main) {
  // a reader such as head may close before everything is written
  process.stdout.on('error', () => process.exit());
  process.exitCode = evaluate(process.argv.slice(2), {
    read: (path) => readFileSync(resolve(process.env['INIT_CWD'] ?? '.', path), 'utf8'),
    print: (text) => process.stdout.write(`${text}\n`),
    complain: (line) => process.stderr.write(`${line}\n`),
  });
}
