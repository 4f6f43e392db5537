import { Decimal } from '../../dist/server/libs/figures/src/index.js';

const methods = ['plus', 'minus', 'times', 'div', 'neg', 'abs', 'toDecimalPlaces', 'lt', 'lte', 'gt', 'gte'];
const prototype = Decimal.prototype;

/**
 * The decimal.js operations that `act` does, with their operands: the arithmetic that no engine can do without.
 * Operations inside operations, and the tests whether a value is still the same, do not count.
 */
export function recordOperations(act) {
  const operations = [];
  const originals = methods.map((method) => prototype[method]);
  let within = false;
  for (const [index, method] of methods.entries())
    prototype[method] = function record(operand, ...more) {
      if (within) return originals[index].call(this, operand, ...more);
      within = true;
      operations.push({ method, left: this, right: operand });
      try {
        return originals[index].call(this, operand, ...more);
      } finally {
        within = false;
      }
    };
  try {
    act();
  } finally {
    for (const [index, method] of methods.entries()) prototype[method] = originals[index];
  }
  return operations;
}

/** Reads the texts as amounts and does the operations again: nothing but decimal.js. */
export function replay(texts, operations) {
  let last;
  for (const text of texts) last = new Decimal(text);
  for (const { method, left, right } of operations) last = left[method](right);
  return last;
}
