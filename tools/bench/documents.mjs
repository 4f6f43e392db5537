import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { zipParts } from '../../dist/server/backend/src/documents/imports/zip-parts.js';
import { fontFiles } from '../../dist/server/backend/src/documents/render/fonts.js';
import { renderDocx, renderPdf } from '../../dist/server/backend/src/documents/render/index.js';
import { printReport } from '../../dist/server/libs/document/src/index.js';
import { settledInputs } from '../../dist/server/libs/template/src/demo/index.js';
import { compileTemplate, evaluateReport, template2020 } from '../../dist/server/libs/template/src/index.js';
import { measurement, median } from './measurement.mjs';

const rounds = 11;
const noPictures = async () => null;

/** The whole 2020 report as DOCX and as PDF, warm, in processor time; no two rounds print the same report. */
export async function measureDocuments() {
  const { template } = compileTemplate(template2020);
  const report = (round) => {
    const answers = { ...settledInputs.answers, score_comment: `第${round}次：${settledInputs.answers.score_comment}` };
    const inputs = { ...settledInputs, answers };
    const evaluation = evaluateReport(template, inputs);
    const source = {
      template,
      inputs,
      evaluation,
      department: '某区投资促进局',
      state: 'accepted',
      date: '2021年3月15日',
    };
    return printReport({ ...source, visible: () => true });
  };
  const parts = [...(await zipParts(await renderDocx(report(0), noPictures))).values()];
  const packing = () => parts.forEach((part) => deflateRawSync(part));
  return [
    await compare('document.docx', (round) => renderDocx(report(round), noPictures), packing, 'value <= 150'),
    await compare('document.pdf', (round) => renderPdf(report(round), noPictures), plainPages(report), 'value <= 300'),
  ];
}

/** The same texts as plain paragraphs by the same compiler. */
function plainPages(report) {
  const fontBlobs = [readFileSync(fontFiles.regular), readFileSync(fontFiles.bold)];
  const compiler = NodeCompiler.create({ workspace: '/no-files', fontArgs: [{ fontBlobs }] });
  const mainFileContent =
    '#set text(font: "Noto Serif SC")\n#for line in json(bytes(sys.inputs.lines)) { par(text(line)) }';
  return (round) => {
    const { result } = compiler.compile({ mainFileContent, inputs: { lines: JSON.stringify(textsOf(report(round))) } });
    compiler.pdf(result);
  };
}

const runsText = (runs) => runs.map(({ text }) => text).join('');
const textsOf = ({ parts }) =>
  parts.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.rows) return block.rows.map((row) => row.map((cell) => runsText(cell.runs)).join(' '));
      return block.runs ? runsText(block.runs) : (block.text ?? []);
    }),
  );

async function compare(name, act, floor, target) {
  const [values, floors] = [[], []];
  // the first rounds warm up
  for (let round = -3; round < rounds; round += 1) {
    const [value, least] = [await milliseconds(() => act(round)), await milliseconds(() => floor(round))];
    if (round < 0) continue;
    values.push(value);
    floors.push(least);
  }
  return measurement({ name, value: median(values), unit: 'ms', floor: median(floors), target });
}

/** Processor time of this process; what else the machine does meanwhile does not count. */
async function milliseconds(act) {
  const started = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}
