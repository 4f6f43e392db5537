import type { IndicatorDefinition, IndicatorGroup } from '@countersign/scoring';
import { decisionIndicators } from './rubric-decision.js';
import { fundsIndicators } from './rubric-funds.js';
import { managementIndicators } from './rubric-management.js';
import { performanceIndicators } from './rubric-performance.js';

export const groups: IndicatorGroup[] = [
  { key: 'decision', label: '部门决策' },
  { key: 'budgeting', label: '预算编制', parent: 'decision' },
  { key: 'targets', label: '目标设置', parent: 'decision' },
  { key: 'management', label: '部门管理' },
  { key: 'funds', label: '资金管理', parent: 'management' },
  { key: 'projects', label: '项目管理', parent: 'management' },
  { key: 'assets', label: '资产管理', parent: 'management' },
  { key: 'staff', label: '人员管理', parent: 'management' },
  { key: 'rules', label: '制度管理', parent: 'management' },
  { key: 'performance', label: '部门绩效' },
  { key: 'economy', label: '经济性', parent: 'performance' },
  { key: 'efficiency', label: '效率性', parent: 'performance' },
  { key: 'effect', label: '效果性', parent: 'performance' },
  { key: 'fairness', label: '公平性', parent: 'performance' },
];

/** The 100-point rubric of the 2020 self-evaluation: 21 indicators. */
export const indicators: IndicatorDefinition[] = [
  ...decisionIndicators,
  ...fundsIndicators,
  ...managementIndicators,
  ...performanceIndicators,
];
