import { describe, expect, it } from '@jest/globals';
import type { CheckDefinition } from '../definition.js';
import { base, run } from './run.fixture.js';

describe('evidence that is missing', () => {
  const check: CheckDefinition = {
    ...base,
    kind: 'missing_evidence',
    label: '监管有效',
    answer: 'supervision',
    item: 'b',
    list: 'documents',
  };
  it.each([
    [{ b: true }, undefined, 1],
    [{ b: true }, [], 1],
    [{ b: true }, [{ name: '纪要' }], 0],
    [{ b: false }, [], 0],
    [{ a: true }, [], 0],
    [undefined, [], 0],
  ])('ticks %j and list %j give %i findings', (supervision, documents, count) => {
    const findings = run(check, { answers: { supervision, documents } });
    expect(findings).toHaveLength(count);
    if (count)
      expect(findings[0]?.message).toBe(
        '“项目监管”的“监管有效”已选符合，但“监管资料”没有内容，请补充佐证材料，或改选不符合。',
      );
  });
});
