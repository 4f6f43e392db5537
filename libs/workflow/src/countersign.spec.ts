import { describe, expect, it } from '@jest/globals';
import { countersignaturesMissing } from './countersign.js';

describe('countersignaturesMissing', () => {
  const offices = (confirmed: number, of: number) =>
    Array.from({ length: of }, (_, i) => ({ officeId: `o${i}`, name: `科室${i}`, countersigned: i < confirmed }));
  it.each([
    ['all', 0, 0, true],
    ['all', 2, 3, false],
    ['all', 3, 3, true],
    ['any', 0, 0, true],
    ['any', 0, 2, false],
    ['any', 1, 3, true],
    ['majority', 0, 0, true],
    ['majority', 1, 2, false],
    ['majority', 2, 3, true],
    ['majority', 2, 4, false],
    ['majority', 3, 4, true],
    ['majority', 1, 1, true],
  ] as const)('%s with %i of %i confirmed is enough: %s', (rule, confirmed, of, enough) => {
    const missing = countersignaturesMissing(offices(confirmed, of), rule);
    expect(missing).toEqual(
      enough
        ? []
        : offices(confirmed, of)
            .slice(confirmed)
            .map(({ name }) => name),
    );
  });
});
