import { compileTemplate, template2020, type ReportInputs } from '@countersign/template';

const compiled = compileTemplate(template2020);
if (!compiled.ok) throw new Error('the 2020 template does not compile');
const { figures, answers } = compiled.template;

export const figuresOf = (section: string, inputs: ReportInputs) =>
  Object.entries(inputs.figures)
    .filter(([key]) => figures.get(key)?.section === section)
    .map(([key, value]) => ({ key, value }));

export const answersOf = (section: string, inputs: ReportInputs) =>
  Object.entries(inputs.answers)
    .filter(([key, value]) => answers.get(key)?.section === section && value !== '')
    .map(([key, value]) => ({ key, value }));

/** Whether a figure is a cell of the table. */
export const isOf = (figure: string, table: string): boolean => figures.get(figure)?.field === table;
