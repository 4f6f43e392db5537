import { describe, expect, it } from '@jest/globals';
import type { CheckDefinition } from '../definition.js';
import { base, run } from './run.fixture.js';

describe('stated in prose against computed', () => {
  const check: CheckDefinition = {
    ...base,
    kind: 'stated',
    narrative: 'projects_text',
    phrase: '总指标',
    unit: '万元',
    figure: 'projects.total_index',
  };
  const figures = { 'projects.total_index': '37761.04' };
  const told = (text: string) => run(check, { figures, answers: { projects_text: text } });

  it('37,761.05 in prose against 37,761.04 in the table is found, with both places and values', () => {
    expect(told('全年项目总指标37,761.05万元，')).toEqual([
      {
        key: 'c:37761.05|37761.04',
        check: 'c',
        kind: 'stated',
        severity: 'warning',
        section: 's',
        message:
          '“项目管理情况”中“总指标”写为 37,761.05万元，而“项目总指标”为 37,761.04 万元，请核对后改正，或改用实时数据。',
        places: [
          {
            section: 'section of projects_text',
            field: 'projects_text',
            label: '项目管理情况',
            shown: '37,761.05万元',
          },
          {
            section: 'section of projects',
            field: 'projects.total_index',
            label: '项目总指标',
            shown: '37,761.04 万元',
          },
        ],
        facts: { phrase: '总指标', stated: '37761.05', computed: '37761.04', unit: '万元' },
        fix: {
          kind: 'replace_text',
          label: '改为实时数据 37,761.04 万元',
          section: 'section of projects_text',
          answer: 'projects_text',
          position: 7,
          from: '37,761.05',
          to: '{projects.total_index}',
        },
      },
    ]);
  });

  it.each([
    '总指标37,761.04万元',
    '总指标37761.0万元',
    '总指标37,761万元',
    '总指标约3.78亿元',
    '总指标377,610,400元',
    '总指标{projects.total_index}万元',
    '',
    '没有提到',
  ])('“%s” agrees at the decimals that it prints', (text) => {
    expect(told(text)).toEqual([]);
  });

  it.each([
    ['总指标3.77亿元', '37700', '37800', '3.78 亿元'],
    ['总指标37,762万元', '37762', '37761', '37,761 万元'],
    ['总指标37,761.05元', '3.776105', '37761.04', '377,610,400.00 元'],
  ])('“%s” contradicts, and is compared in its own unit', (text, stated, computed, shown) => {
    expect(told(text)).toMatchObject([{ facts: { stated, computed, unit: '万元' }, places: [{}, { shown }] }]);
  });

  it('every occurrence is looked at; the same wrong number is one finding', () => {
    expect(told('总指标37761.04万元。总指标37761.05万元。总指标1万元。总指标37,761.05万元。')).toHaveLength(2);
  });

  it('nothing is said while the figure is not yet known', () => {
    expect(run(check, { answers: { projects_text: '总指标1万元' } })).toEqual([]);
  });

  it('a percentage in prose is compared with the stored ratio', () => {
    const rate: CheckDefinition = { ...check, phrase: '控制率', unit: '%', figure: 'staff.control' };
    const staff = { 'staff.on_posts': '12', 'staff.posts': '10' };
    expect(run(rate, { figures: staff, answers: { projects_text: '控制率120%' } })).toEqual([]);
    expect(run(rate, { figures: staff, answers: { projects_text: '控制率100.0%' } })).toMatchObject([
      { facts: { stated: '100', computed: '120', unit: '%' }, message: expect.stringContaining('为 120.0%') },
    ]);
  });
});
