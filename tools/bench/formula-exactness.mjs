import { HyperFormula } from 'hyperformula';
import { all, create } from 'mathjs';
import { buildModel, canonicalAmount } from '../../dist/server/libs/figures/src/index.js';

/** Formulas with their exact results; 1 is true. All three engines read them as they stand, with `=` as each writes it. */
export const exactCases = [
  ['0.1 + 0.2', '0.3'],
  ['0.1 + 0.2 = 0.3', '1'],
  ['1.1 * 1.1 = 1.21', '1'],
  ['round(1.005, 2)', '1.01'],
  ['round(2.675 * 100, 0)', '268'],
  ['4.35 * 100 = 435', '1'],
  ['123456789012.34 - 123456789012.33', '0.01'],
  ['1000000000000 + 0.001 - 1000000000000', '0.001'],
  ['999999999999999.99 + 0.01', '1000000000000000'],
  ['90071992547409.93 * 100', '9007199254740993'],
  ['1000000000000.01 = 1000000000000', '0'],
  ['100000000000000.01 > 100000000000000', '1'],
];

/** For each engine the formulas that it answers wrongly. */
export function wrongAnswers() {
  const answers = { countersign, hyperFormula, mathJs: mathJs() };
  return Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [
      name,
      exactCases.flatMap(([formula, exact]) => (answer(formula) === exact ? [] : [formula])),
    ]),
  );
}

function countersign(formula) {
  const built = buildModel({ inputs: [], derived: [{ key: 'result', formula }] });
  return canonicalAmount(built.model.evaluate({}).get('result').value);
}

function hyperFormula(formula) {
  const engine = HyperFormula.buildFromArray([[`=${formula}`]], { licenseKey: 'gpl-v3' });
  const value = engine.getCellValue({ sheet: 0, row: 0, col: 0 });
  engine.destroy();
  return plain(value);
}

function mathJs() {
  const math = create(all, { number: 'BigNumber', precision: 40 });
  return (formula) => plain(math.evaluate(formula.replace(/ = /, ' == ')));
}

/** A truth as 1 or 0, a decimal without exponent, a number with all the digits that it has. */
function plain(value) {
  if (typeof value === 'object') return value.toFixed();
  return String(typeof value === 'boolean' ? Number(value) : value);
}
