import type { TemplatePart } from '../diff.js';

/** What a part is called in a sentence. */
export const partWords: Readonly<Record<TemplatePart, string>> = {
  template: '模板',
  section: '章节',
  field: '栏目',
  column: '列',
  row: '行',
  formula: '公式',
  derived: '计算值',
  group: '评分分组',
  indicator: '评价指标',
  rule: '评分规则',
  rubric: '评分办法',
  check: '核查规则',
};

/** Properties by their names in the JSON; a property without a word here is shown by that name. */
const propertyWords: Readonly<Record<string, string>> = {
  actual: '实际值',
  added: '新增内容',
  answer: '填报项',
  assisting: '协办科室',
  bands: '分档',
  base: '基数',
  begins: '开头文字',
  below: '下限',
  cap: '上限',
  column: '列',
  columns: '列',
  countersign: '会签要求',
  criterion: '评分标准',
  decimals: '小数位数',
  editableBy: '填写人',
  evidence: '佐证材料',
  field: '栏目',
  figure: '数据',
  formula: '公式',
  from: '起点',
  grades: '等级',
  group: '分组',
  growing: '可增行',
  guidance: '填报说明',
  heading: '仅为标题',
  items: '项目',
  key: '代码',
  kind: '类型',
  label: '名称',
  left: '左边',
  list: '清单',
  max: '最大值',
  maxLength: '最多字数',
  min: '最小值',
  minRows: '最少行数',
  narrative: '文字栏目',
  negative: '可为负数',
  most: '最多',
  notApplicable: '不适用时',
  number: '编号',
  office: '牵头科室',
  options: '选项',
  parent: '上级',
  phrase: '前面的文字',
  places: '位置',
  per: '每',
  points: '分值',
  rate: '比率',
  reason: '原因说明',
  required: '必填',
  right: '右边',
  role: '作用',
  section: '所属章节',
  severity: '严重程度',
  shows: '另外显示的数据',
  showsScore: '显示得分',
  sum: '合计的行',
  table: '表',
  target: '目标值',
  threshold: '界限',
  title: '标题',
  to: '终点',
  tolerance: '允许的差',
  under: '所在的组',
  unit: '单位',
  value: '值',
  vetoes: '一票否决',
  visibleTo: '可见人',
  when: '条件',
  width: '宽度',
  without: '没有的列',
};

export const propertyWord = (name: string): string => propertyWords[name] ?? name;

/** A value as people read it: `是`, a text, `甲、乙`, `（名称：甲，分值：3）；（…）`. Null for what is not there. */
export function shownValueOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (value === true) return '是';
  if (value === false) return '否';
  if (Array.isArray(value)) return value.map(shownWithin).join(value.some(isRecord) ? '；' : '、');
  if (isRecord(value)) return members(value);
  return String(value as string | number);
}

const shownWithin = (value: unknown): string =>
  isRecord(value) ? `（${members(value)}）` : (shownValueOf(value) ?? '');

const rank = (name: string): number => (name === 'label' || name === 'kind' ? 0 : 1);

const members = (value: Readonly<Record<string, unknown>>): string =>
  Object.entries(value)
    .filter(([, member]) => member !== undefined)
    // what is stored has no order
    .toSorted(([one], [other]) => rank(one) - rank(other) || (one < other ? -1 : 1))
    .map(([name, member]) => `${propertyWord(name)}：${shownWithin(member)}`)
    .join('，');

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
