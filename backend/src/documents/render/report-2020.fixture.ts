import { printReport, type PrintedReport, type PrintSource } from '@countersign/document';
import { compileTemplate, evaluateReport, template2020 } from '@countersign/template';
import { settledInputs } from '@countersign/template/demo';

/** The 2020 report as it is printed, with other answers where a spec gives some. */
export function printed2020(answers: Record<string, unknown> = {}, over: Partial<PrintSource> = {}): PrintedReport {
  const compiled = compileTemplate(template2020);
  if (!compiled.ok) throw new Error('the 2020 template does not compile');
  const { template } = compiled;
  const inputs = { ...settledInputs, answers: { ...settledInputs.answers, ...answers } };
  return printReport({
    template,
    inputs,
    evaluation: evaluateReport(template, inputs),
    department: '某区投资促进局',
    state: 'drafting',
    date: '2021年3月15日',
    visible: () => true,
    ...over,
  });
}

/** A short report of one paragraph. */
export const oneParagraph = (text: string): PrintedReport => ({
  title: '某区投资促进局2020年度自评报告',
  department: '某区投资促进局',
  year: 2020,
  cover: ['某区投资促进局', '2021年3月15日'],
  parts: [{ blocks: [{ kind: 'paragraph', runs: [{ text }] }] }],
});

/** All texts of a printed report, in their order. */
export function textsOf(report: PrintedReport): string[] {
  const runs = (each: readonly { text: string }[]) => each.map(({ text }) => text).join('');
  return report.parts.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind === 'heading') return [block.text];
      if (block.kind === 'paragraph' || block.kind === 'item') return [runs(block.runs)];
      return block.kind === 'table' ? block.rows.flat().map((cell) => runs(cell.runs)) : [];
    }),
  );
}
