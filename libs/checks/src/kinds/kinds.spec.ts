import { describe, expect, it } from '@jest/globals';
import { buildModel, type FigureFormat } from '@countersign/figures';
import type { CheckContext, ReasonRow, ReasonTable } from '../context.js';
import type { CheckDefinition } from '../definition.js';
import type { Finding } from '../finding.js';
import { runChecks } from '../run-checks.js';

const wan: FigureFormat = { unit: '万元', decimals: 2 };
const formats: Record<string, FigureFormat> = {
  'projects.total_index': wan,
  'execution.remaining': wan,
  'staff.dispatch_cost': wan,
  'procurement.services.actual': wan,
  'cash.closing': { unit: '元', decimals: 2 },
  'projects.planned': { unit: '个', decimals: 0 },
  'staff.posts': { unit: '人', decimals: 0 },
  'staff.on_posts': { unit: '人', decimals: 0 },
  'staff.control': { unit: '%', decimals: 2 },
};
const labels: Record<string, string> = {
  'projects.total_index': '项目总指标',
  'execution.remaining': '指标结余',
  'cash.closing': '期末余额',
  'staff.control': '财政供养人员控制率',
  projects_text: '项目管理情况',
  goals: '表6 绩效目标完成情况',
  execution: '表5 预算执行情况',
  supervision: '项目监管',
  documents: '监管资料',
};

const built = buildModel({
  inputs: Object.keys(formats).filter((key) => key !== 'staff.control'),
  derived: [{ key: 'staff.control', formula: 'staff.on_posts / staff.posts' }],
});
if (!built.ok) throw new Error('the model does not build');
const { model } = built;

interface Report {
  figures?: Record<string, string>;
  answers?: Record<string, unknown>;
  table?: ReasonTable;
}

function run(check: CheckDefinition, { figures = {}, answers = {}, table }: Report): Finding[] {
  const evaluation = model.evaluate(figures);
  const context: CheckContext = {
    value: (formula) => {
      const compiled = model.compile(formula);
      if (!compiled.ok) throw new Error(formula);
      return compiled.reader.read(evaluation);
    },
    format: (figure) => formats[figure] ?? wan,
    answer: (key) => answers[key],
    label: (key) => labels[key] ?? key,
    section: (key) => `section of ${key.split('.')[0]}`,
    reasonTable: () => table,
  };
  return runChecks([check], context);
}

const base = { key: 'c', severity: 'warning', label: '核对', section: 's' } as const;

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

describe('one fact in several places', () => {
  const cost: CheckDefinition = {
    ...base,
    kind: 'same_fact',
    label: '劳务派遣费用',
    unit: '万元',
    places: [
      { label: '人员管理', section: 'staff', figure: 'staff.dispatch_cost' },
      { label: '政府采购', section: 'procurement', figure: 'procurement.services.actual' },
    ],
  };

  it('labour dispatch cost 46.71 and 46.72 is found', () => {
    expect(
      run(cost, { figures: { 'staff.dispatch_cost': '46.71', 'procurement.services.actual': '46.72' } }),
    ).toMatchObject([
      {
        key: 'c:46.71|46.72',
        message: '“劳务派遣费用”前后不一致：人员管理为 46.71 万元，政府采购为 46.72 万元，请核实后统一。',
        facts: {
          values: [
            { section: 'staff', label: '人员管理', value: '46.71' },
            { section: 'procurement', value: '46.72' },
          ],
          unit: '万元',
        },
      },
    ]);
  });

  it('equal figures, or one that is missing, are no finding', () => {
    expect(run(cost, { figures: { 'staff.dispatch_cost': '46.72', 'procurement.services.actual': '46.72' } })).toEqual(
      [],
    );
    expect(run(cost, { figures: { 'staff.dispatch_cost': '46.72' } })).toEqual([]);
  });

  it('11 projects in prose and 14 in the goal table is found', () => {
    const projects: CheckDefinition = {
      ...base,
      kind: 'same_fact',
      label: '年度项目数',
      unit: '个',
      places: [
        { label: '项目管理情况', section: 'projects', narrative: 'projects_text', phrase: '项目共' },
        { label: '绩效目标完成表', section: 'goals', figure: 'projects.planned' },
      ],
    };
    const figures = { 'projects.planned': '14' };
    expect(run(projects, { figures, answers: { projects_text: '年度项目共11项。' } })).toMatchObject([
      { message: '“年度项目数”前后不一致：项目管理情况为 11项，绩效目标完成表为 14 个，请核实后统一。' },
    ]);
    expect(run(projects, { figures, answers: { projects_text: '年度项目共14个。' } })).toEqual([]);
  });

  it('prose is compared at the decimals that it prints', () => {
    const rounded: CheckDefinition = {
      ...cost,
      places: [...cost.places, { label: '说明', section: 's', narrative: 'text', phrase: '派遣' }],
    };
    const figures = { 'staff.dispatch_cost': '46.72', 'procurement.services.actual': '46.72' };
    expect(run(rounded, { figures, answers: { text: '派遣46.7万元' } })).toEqual([]);
    expect(run(rounded, { figures, answers: { text: '派遣46.8万元' } })).toHaveLength(1);
  });
});

describe('two formulas that must be equal', () => {
  const check: CheckDefinition = {
    ...base,
    kind: 'equal',
    unit: '万元',
    tolerance: '0.01',
    left: { label: '甲表', formula: 'projects.total_index', section: 'a', field: 'projects.total_index' },
    right: { label: '乙表', formula: 'execution.remaining * 2', section: 'b', field: 'execution.remaining' },
  };
  it.each([
    ['10', '5', 0],
    ['10.01', '5', 0],
    ['10.02', '5', 1],
  ])('%s against twice %s gives %i findings', (left, right, count) => {
    expect(run(check, { figures: { 'projects.total_index': left, 'execution.remaining': right } })).toHaveLength(count);
  });

  it('names both places, both values and the difference', () => {
    expect(run(check, { figures: { 'projects.total_index': '11', 'execution.remaining': '5' } })[0]?.message).toBe(
      '“核对”不相符：甲表为 11.00 万元，乙表为 10.00 万元，相差 1.00 万元，请核对。',
    );
  });
});

describe('unit doubt', () => {
  const check: CheckDefinition = {
    ...base,
    kind: 'unit_doubt',
    suspect: 'cash.closing',
    beside: 'execution.remaining',
    ratio: '0.01',
  };
  it.each([
    ['108.95', '892.98', 1],
    ['89297.99', '892.98', 1],
    ['89298', '892.98', 0],
    ['8929800', '892.98', 0],
    ['0', '892.98', 0],
    ['108.95', '0', 0],
  ])('%s 元 beside %s 万元 gives %i findings', (suspect, beside, count) => {
    expect(run(check, { figures: { 'cash.closing': suspect, 'execution.remaining': beside } })).toHaveLength(count);
  });

  it('asks about the unit', () => {
    expect(run(check, { figures: { 'cash.closing': '108.95', 'execution.remaining': '892.98' } })[0]).toMatchObject({
      message: '“期末余额”为 108.95 元，而“指标结余”为 892.98 万元，相差悬殊，请核实单位是否应为万元。',
      facts: { suspect: '108.95', suspectUnit: '元', beside: '892.98', besideUnit: '万元' },
    });
  });
});

describe('a reason that is missing', () => {
  const check: CheckDefinition = { ...base, kind: 'missing_reason', table: 'execution' };
  const row = (key: string, kind: ReasonRow['kind'], spent: string, total: string, reason = ''): ReasonRow => {
    const evaluation = model.evaluate({ 'staff.on_posts': spent, 'staff.posts': total });
    return { key, kind, label: `<${key}>`, progress: evaluation.get('staff.control'), reason };
  };
  const rows = [
    row('basic.public', 'item', '36.33', '66.12'),
    row('basic.public.daily', 'of_which', '32.77', '62.45', '厉行节约'),
    row('basic', 'subtotal', '1', '2'),
    row('project.talent', 'item', '41.80', '90', '政策调整'),
    row('project.general', 'item', '334.07', '370.78', ' '),
    row('project.general.reception', 'of_which', '0.09', '4.85'),
    row('project.reserve', 'item', '0', '30'),
    row('project.edge', 'item', '95', '100'),
    row('project.empty', 'item', '0', '0'),
    row('total', 'total', '1', '2'),
  ];

  it('is asked for once a table, for item rows below the threshold that no "of which" row explains', () => {
    expect(run(check, { table: { below: '0.95', rows } })).toMatchObject([
      {
        key: 'c:project.general=90.10%|project.reserve=0.00%',
        message:
          '“表5 预算执行情况”有 2 行低于 95% 而未说明原因：<project.general>（90.10%）、<project.reserve>（0.00%），请在该行或其中项补充原因。',
        places: [
          { field: 'execution.project.general.reason', shown: '90.10%' },
          { field: 'execution.project.reserve.reason' },
        ],
        facts: {
          rows: [
            { row: 'project.general', percent: '90.1' },
            { row: 'project.reserve', percent: '0' },
          ],
        },
      },
    ]);
  });

  it('is asked of no table without such a rule', () => {
    expect(run(check, {})).toEqual([]);
  });
});

describe('targets of a list', () => {
  const check: CheckDefinition = {
    ...base,
    kind: 'target',
    list: 'goals',
    name: 'indicator',
    target: 'target',
    result: 'result',
    deviation: 'deviation',
    withdrawn: { column: 'deviation', begins: '年内取消' },
  };
  const goals = [
    { indicator: '招商活动', target: '5 次', result: '≥5 次', deviation: '' },
    { indicator: '监测研究', target: '1 次', result: '0 次', deviation: '年内取消，不再开展' },
    { indicator: '按进度执行的项目占比', target: '≥95%', result: '50%', deviation: '14 个项目中 7 个低于 95%' },
    { indicator: '不适用', target: '-', result: '-', deviation: '' },
    { indicator: '企业满意', target: '20人以上', result: '≥20人', deviation: '' },
    'no record',
  ];

  it('50% against ≥95% is found; a goal withdrawn in the year and one that does not apply are passed over', () => {
    expect(run(check, { answers: { goals } })).toMatchObject([
      {
        key: 'c:按进度执行的项目占比|≥95%|50%',
        message:
          '“表6 绩效目标完成情况”中“按进度执行的项目占比”目标为“≥95%”，实际完成“50%”，未达到目标，请核实偏差原因是否充分。',
        facts: { target: '95', reached: '50.00', unit: '%', explained: true },
      },
    ]);
  });

  it('a miss without a reason asks for one', () => {
    expect(run(check, { answers: { goals: [{ ...(goals[1] as object), deviation: '' }] } })).toMatchObject([
      { message: expect.stringContaining('且未说明偏差原因，请补充'), facts: { explained: false } },
    ]);
  });

  it('the same miss in two rows has two keys', () => {
    const keys = run(check, { answers: { goals: [goals[2], goals[2]] } }).map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
  });

  it('an answer that is no list is empty', () => {
    expect(run(check, { answers: { goals: 'none' } })).toEqual([]);
  });
});

describe('an alert', () => {
  const check: CheckDefinition = {
    ...base,
    kind: 'alert',
    when: 'staff.on_posts > staff.posts',
    value: 'staff.control',
    valueLabel: '控制率',
    message: '在编人员超过核定编制',
    field: 'staff.on_posts',
  };
  it('staff beyond the authorised posts is said with the rate', () => {
    expect(run(check, { figures: { 'staff.on_posts': '12', 'staff.posts': '10' } })).toMatchObject([
      { key: 'c:1.2', message: '在编人员超过核定编制（控制率 120.00%）。', facts: { shown: '120.00%' } },
    ]);
  });
  it.each([
    ['10', '10'],
    ['9', '10'],
  ])('%s on %s posts is no alert', (on, posts) => {
    expect(run(check, { figures: { 'staff.on_posts': on, 'staff.posts': posts } })).toEqual([]);
  });
});

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
