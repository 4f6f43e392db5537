import { HyperFormula } from 'hyperformula';
import { all, create } from 'mathjs';
import { buildModel } from '../../dist/server/libs/figures/src/index.js';

// The same report in three engines. Each function reads the formulas and computes everything; what it gives changes one
// entered amount and reads the last computed figure.

export function countersign({ cells, edited, watched }) {
  const inputs = cells.filter(({ amount }) => amount !== undefined);
  const derived = cells.filter(({ formula }) => formula !== undefined);
  const built = buildModel({ inputs: inputs.map(({ key }) => key), derived });
  if (!built.ok) throw new Error(built.errors[0].message);
  const evaluation = built.model.evaluate(new Map(inputs.map(({ key, amount }) => [key, amount])));
  return {
    change(amount) {
      evaluation.set(edited.key, amount);
      return evaluation.get(watched.key);
    },
    dependents: () => built.model.dependentsOf(edited.key),
    stop() {},
  };
}

export function hyperFormula({ cells, edited, watched }) {
  const rows = [];
  for (const { row, column, amount, sheet } of cells) (rows[row] ??= [])[column] = sheet ?? Number.parseFloat(amount);
  const engine = HyperFormula.buildFromArray(rows, { licenseKey: 'gpl-v3' });
  const address = ({ row: rowOf, column: col }) => ({ sheet: 0, row: rowOf, col });
  return {
    change(amount) {
      engine.setCellContents(address(edited), Number.parseFloat(amount));
      return engine.getCellValue(address(watched));
    },
    stop: () => engine.destroy(),
  };
}

/** mathjs has no graph of dependencies: the figures that follow from the edited one are named to it beforehand. */
export function mathJs(report) {
  const { cells, edited, watched } = report;
  const math = create(all, { number: 'BigNumber', precision: 40 });
  const name = (key) => key.replaceAll('.', '_');
  const scope = new Map();
  const formulas = new Map();
  for (const { key, amount, formula } of cells) {
    if (amount === undefined)
      formulas.set(key, math.compile(withoutPatterns(formula, key, cells).replaceAll('.', '_')));
    else scope.set(name(key), math.bignumber(amount));
  }
  for (const [key, formula] of formulas) scope.set(name(key), formula.evaluate(scope));
  let affected;
  return {
    change(amount) {
      affected ??= countersign(report).dependents();
      scope.set(name(edited.key), math.bignumber(amount));
      for (const key of affected) scope.set(name(key), formulas.get(key).evaluate(scope));
      return scope.get(name(watched.key));
    },
    stop() {},
  };
}

/** A pattern as the list of the keys that it stands for. */
function withoutPatterns(formula, own, cells) {
  return formula.replace(/[a-z0-9_.]+\*[a-z0-9_.]+/g, (pattern) => {
    const shape = new RegExp(`^${pattern.replaceAll('.', '\\.').replace('*', '[a-z0-9_]+')}$`);
    return cells.flatMap(({ key }) => (key !== own && shape.test(key) ? [key] : [])).join(', ');
  });
}
