import { describe, expect, it } from '@jest/globals';
import { countJest } from './run-part.mjs';

const file = (assertionResults, rest = {}) => ({ name: 'a.spec.ts', status: 'passed', assertionResults, ...rest });
const test = (status, failureMessages = []) => ({ status, fullName: 'rule', failureMessages });

describe('counting a Jest result', () => {
  it.each([
    ['counts what passed', [file([test('passed'), test('passed')])], 0, 2, 0],
    ['counts what failed', [file([test('passed'), test('failed', ['why'])])], 1, 1, 1],
    ['counts a skipped test as failed: it has shown nothing', [file([test('passed'), test('pending')])], 0, 1, 1],
    ['counts a file that could not be loaded as failed', [file([], { status: 'failed', message: 'syntax' })], 1, 0, 1],
    ['counts a run that ended badly without a failing test as failed', [file([test('passed')])], 1, 1, 1],
    ['counts a run without a test as failed', [], 0, 0, 1],
  ])('%s', (_rule, testResults, code, passed, failed) => {
    expect(countJest({ testResults }, code, 'part')).toMatchObject({ passed, failed });
  });
});
