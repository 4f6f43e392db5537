import type { IndicatorDefinition } from '@countersign/scoring';

/** 部门管理：项目、资产、人员、制度。 */
export const managementIndicators: IndicatorDefinition[] = [
  {
    key: 'procedure',
    label: '项目实施程序',
    group: 'projects',
    points: '2',
    section: 'projects',
    criterion: '立项、调整、验收是否履行程序，每符合一项得 1 分。',
    rule: {
      kind: 'checklist',
      items: [
        { key: 'set_up', label: '项目设立和调整按规定报批', points: '1' },
        { key: 'carried_out', label: '招投标、建设、验收、方案实施均履行规定程序', points: '1' },
      ],
    },
  },
  {
    key: 'supervision',
    label: '项目监管',
    group: 'projects',
    points: '2',
    section: 'projects',
    criterion: '有监管机制并切实检查，每符合一项得 1 分；没有佐证文件的，检查一项不得分。',
    rule: {
      kind: 'checklist',
      items: [
        { key: 'mechanism', label: '建立了有效的资金管理和绩效运行监控机制', points: '1' },
        { key: 'inspected', label: '对项目实施开展了检查、监控和督促', points: '1', evidence: 'supervision_evidence' },
      ],
    },
  },
  {
    key: 'asset_safety',
    label: '资产管理安全性',
    group: 'assets',
    points: '2',
    section: 'assets',
    criterion: '资产保存完整、账实相符、处置规范，每符合一项得 1 分。',
    rule: {
      kind: 'checklist',
      items: [
        { key: 'kept', label: '资产配置合理、保管完整，账账相符、账实相符', points: '1' },
        { key: 'disposed', label: '资产处置规范，有偿使用和处置收入及时足额上缴', points: '1' },
      ],
    },
  },
  {
    key: 'asset_utilisation',
    label: '固定资产利用率',
    group: 'assets',
    points: '1',
    section: 'assets',
    criterion: '按在用资产占全部资产的比例分档计分。',
    rule: {
      kind: 'bands',
      value: 'assets.utilisation',
      label: '固定资产利用率',
      unit: '%',
      bands: [
        { when: { op: '>=', bound: '0.9' }, points: '1' },
        { when: { op: '>=', bound: '0.75' }, points: '0.7' },
        { when: { op: '>=', bound: '0.6' }, points: '0.4' },
        { points: '0' },
      ],
    },
  },
  {
    key: 'staff_control',
    label: '财政供养人员控制率',
    group: 'staff',
    points: '1',
    section: 'staff',
    criterion: '在编在岗人数不超过核定编制的得 1 分。',
    rule: {
      kind: 'bands',
      value: 'staff.control',
      label: '财政供养人员控制率',
      unit: '%',
      bands: [{ when: { op: '<=', bound: '1' }, points: '1' }, { points: '0' }],
    },
  },
  {
    key: 'outside_staff',
    label: '编外人员控制率',
    group: 'staff',
    points: '1',
    section: 'staff',
    criterion: '编外聘用和劳务派遣人员占全部用工的比例：低于 5% 得 1 分，不超过 10% 得 0.5 分。',
    rule: {
      kind: 'bands',
      value: 'staff.outside_posts',
      label: '编外人员控制率',
      unit: '%',
      bands: [
        { when: { op: '<', bound: '0.05' }, points: '1' },
        { when: { op: '<=', bound: '0.1' }, points: '0.5' },
        { points: '0' },
      ],
    },
  },
  {
    key: 'rules_sound',
    label: '管理制度健全性',
    group: 'rules',
    points: '3',
    section: 'rules',
    criterion: '制度健全、执行有效、落实绩效职责。',
    rule: {
      kind: 'checklist',
      items: [
        { key: 'in_place', label: '预算、财务、采购、合同、资产等内部管理制度齐全', points: '0.5' },
        { key: 'carried_out', label: '制度得到有效执行', points: '1.5' },
        { key: 'performance_duty', label: '制定了绩效管理办法并明确内部职责', points: '1' },
      ],
    },
  },
];
