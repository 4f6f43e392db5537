import { describe, expect, it } from '@jest/globals';
import { compiled2020 } from './compiled-2020.fixture.js';
import { goldenInputs } from './demo/index.js';
import { createSession, labelOf, sectionOf, shownAnswer, shownFigure, shownValue } from './index.js';

const template = compiled2020();

describe('labelOf and sectionOf', () => {
  it.each([
    ['execution.project.talent_programme.spent', '表5 人才专项经费 支出', 'execution'],
    ['budget.total', '表4 合计 年初预算', 'budget'],
    ['staff.control', '财政供养人员控制率', 'staff'],
    ['staff_narrative', '人员管理说明', 'staff'],
    ['execution.project.reserve.reason', '预算准备金 执行进度偏低原因', 'execution'],
    ['procurement.policy', '政府采购执行情况：采购政策执行', 'procurement'],
    ['execution', '部门预算执行情况', 'execution'],
    ['key_tasks', '重点工作完成情况', 'key_tasks'],
  ])('%s is “%s” of %s', (key, label, section) => {
    expect(labelOf(template, key)).toBe(label);
    expect(sectionOf(template, key)).toBe(section);
  });

  it('an unknown key stands for itself and belongs nowhere', () => {
    expect(labelOf(template, 'nothing.here')).toBe('nothing.here');
    expect(sectionOf(template, 'nothing.here')).toBeUndefined();
  });

  it('every figure and answer has a label in words and a section that is signed', () => {
    for (const { key, label, section } of [...template.figures.values(), ...template.answers.values()]) {
      expect([key, /\p{Script=Han}/u.test(label)]).toEqual([key, true]);
      expect([key, template.sections.has(section)]).toEqual([key, true]);
    }
  });
});

describe('shownFigure and shownValue', () => {
  it.each([
    ['execution.project.industrial_development_fund.spent', '36184.46', '36,184.46 万元'],
    ['execution.total.progress', '0.976687407744', '97.67%'],
    ['cash_balance.closing', '108.95', '108.95 元'],
    ['staff.on_posts', '12', '12 人'],
    ['execution.total.progress', '0.00005', '0.01%'],
  ])('%s of %s is shown as %s', (key, value, text) => {
    expect(shownFigure(template, key, value)).toBe(text);
  });

  it('what is not known yet says so', () => {
    const session = createSession(template, { figures: {}, answers: {} });
    expect(shownValue(template, 'staff.control', session.value('staff.control'))).toBe('暂无');
  });

  it('a computed value is shown with its unit', () => {
    const session = createSession(template, goldenInputs);
    expect(shownValue(template, 'staff.control', session.value('staff.control'))).toBe('120.00%');
  });
});

describe('shownAnswer', () => {
  it.each<[string, unknown, string]>([
    ['staff_narrative', '文字', '文字'],
    ['staff_narrative', undefined, '未填'],
    ['plans', [{ plan: '一' }, { plan: '二' }], '1. 一\n2. 二'],
    ['plans', [], '（无）'],
    ['disclosure.budget', 'full', '按规定内容和时限公开'],
    ['financial_compliance.misuse', true, '是'],
    ['effects', { points: '20' }, '20 分'],
    ['effects', { points: '18', reason: '缺数据' }, '18 分（缺数据）'],
    [
      'supervision',
      { mechanism: true, inspected: false },
      '符合：建立了有效的资金管理和绩效运行监控机制；不符合：对项目实施开展了检查、监控和督促',
    ],
  ])('%s of %j reads %s', (key, value, text) => {
    expect(shownAnswer(template, key, value)).toBe(text);
  });
});
