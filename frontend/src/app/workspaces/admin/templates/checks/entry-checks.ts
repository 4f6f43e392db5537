import { base, begin, figure, table, type CheckForm } from './check-form.js';

const missingReason: CheckForm<'missing_reason'> = {
  kind: 'missing_reason',
  label: '低于界限没有写原因',
  explains: '表里设了“低于界限须说明原因”的行，没有写原因就报。',
  fresh: (start) => ({ ...begin(start, '执行进度偏低须说明原因'), kind: 'missing_reason', table: start.owing }),
  parts: [...base, table],
};

const missingEvidence: CheckForm<'missing_evidence'> = {
  kind: 'missing_evidence',
  label: '选了符合没有佐证',
  explains: '评分里的一项选了符合，佐证清单却没有内容，就报。',
  fresh: (start) => ({
    ...begin(start, '选了符合须有佐证材料'),
    kind: 'missing_evidence',
    ...start.checklist,
    list: start.list,
  }),
  parts: [
    ...base,
    { kind: 'select', key: 'answer', label: '哪个评分内容', options: 'checklists' },
    { kind: 'select', key: 'item', label: '其中哪一项', options: { of: 'items', in: 'answer' } },
    { kind: 'select', key: 'list', label: '佐证清单', options: 'lists' },
  ],
};

const percent: CheckForm<'percent'> = {
  kind: 'percent',
  label: '手填的百分数应与计算一致',
  explains: '手填的百分数与按公式算的不一致，或者把小数当成百分数，就报。',
  fresh: (start) => ({ ...begin(start, '百分数应与计算一致'), kind: 'percent', figure: start.rate }),
  parts: [...base, figure('figure', '哪个数据'), { kind: 'formula', key: 'formula', label: '应等于', optional: true }],
};

const unitDoubt: CheckForm<'unit_doubt'> = {
  kind: 'unit_doubt',
  label: '单位可能写错',
  explains: '一个数换算后比旁边的数小得不合理，提醒核对是元还是万元。',
  fresh: (start) => ({
    ...begin(start, '单位可能写错', 'warning'),
    kind: 'unit_doubt',
    suspect: start.figure,
    beside: start.figure,
    ratio: '0.001',
  }),
  parts: [
    ...base,
    figure('suspect', '可能写错的数据'),
    figure('beside', '与哪个数据比'),
    { kind: 'decimal', key: 'ratio', label: '小于它的', rate: true },
  ],
};

/** Checks of single entries: forgotten, or typed in another way than meant. */
export const entryChecks = [missingReason, missingEvidence, percent, unitDoubt];
