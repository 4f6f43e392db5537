import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { goldenInputs, variedInputs } from './demo/index.js';
import { compileTemplate, createSession, evaluateReport, template2020 } from './index.js';

const compiled = compileTemplate(template2020);
if (!compiled.ok) throw new Error('the 2020 template does not compile');
const { template } = compiled;
const typed = Object.keys(goldenInputs.figures);

describe('createSession', () => {
  it('gives after any edits what a full evaluation of the same inputs gives', () => {
    const edit = fc.tuple(
      fc.constantFrom(...typed),
      fc.option(fc.integer({ min: 0, max: 5_000_000 }).map((cents) => `${Math.floor(cents / 100)}.${cents % 100}`)),
    );
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        const session = createSession(template, goldenInputs);
        const figures: Record<string, string> = { ...goldenInputs.figures };
        for (const [key, value] of edits) {
          session.set(key, value);
          if (value === null) delete figures[key];
          else figures[key] = value;
        }
        expect(session.result()).toEqual(evaluateReport(template, { ...goldenInputs, figures }));
      }),
      { numRuns: 60 },
    );
  });

  it('gives after edits of answers and figures in any order what a full evaluation gives', () => {
    const answered = Object.keys(goldenInputs.answers);
    const change = fc.oneof(
      fc.record({ answer: fc.constantFrom(...answered), from: fc.option(fc.integer({ min: 1, max: 40 })) }),
      fc.record({ figure: fc.constantFrom(...typed), from: fc.option(fc.integer({ min: 1, max: 40 })) }),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const session = createSession(template, goldenInputs);
        const figures: Record<string, string> = { ...goldenInputs.figures };
        const answers: Record<string, unknown> = { ...goldenInputs.answers };
        for (const { from, ...key } of changes) {
          const other = from === null ? { figures: {}, answers: {} } : variedInputs(from);
          if ('figure' in key) {
            const value = other.figures[key.figure];
            session.set(key.figure, value ?? null);
            if (value === undefined) delete figures[key.figure];
            else figures[key.figure] = value;
          } else {
            const value = other.answers[key.answer];
            session.setAnswer(key.answer, value);
            if (value === undefined) delete answers[key.answer];
            else answers[key.answer] = value;
          }
          // asked in between, so that nothing kept from an earlier result may survive the next edit
          session.result();
        }
        expect(session.result()).toEqual(evaluateReport(template, { figures, answers }));
      }),
      { numRuns: 40 },
    );
  });

  it('an answer that is taken back is as if it had never been given', () => {
    const session = createSession(template, goldenInputs);
    session.setAnswer('effects', undefined);
    const score = session.result().scores.find(({ key }) => key === 'effects');
    expect(score).toMatchObject({ points: null, missing: ['effects'] });
    expect(session.result().total).toBeNull();
    expect(session.result().known).toBe('75.41');
  });

  it('an empty report is unknown, not zero', () => {
    const empty = evaluateReport(template, { figures: {}, answers: {} });
    expect(empty.total).toBeNull();
    expect(empty.derived['execution.total.progress']).toHaveProperty('missing');
  });

  it.each(Array.from({ length: 40 }, (_, seed) => [seed]))(
    'demo department %i has a total within 0 and 100',
    (seed) => {
      const { total, scores } = evaluateReport(template, variedInputs(seed));
      expect(Number(total)).toBeGreaterThan(0);
      expect(Number(total)).toBeLessThanOrEqual(100);
      for (const { points, of } of scores) expect(Number(points)).toBeLessThanOrEqual(Number(of));
    },
  );
});
