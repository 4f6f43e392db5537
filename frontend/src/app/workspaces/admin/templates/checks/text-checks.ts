import { firstOf, type FormPart, type FormValue } from '../form/form-part.js';
import { base, begin, figure, likeLast, narrative, phrase, unit, type CheckForm } from './check-form.js';

const stated: CheckForm<'stated'> = {
  kind: 'stated',
  label: '文字里的数应与数据一致',
  explains: '文字里某个词后面的数，应与数据一致。',
  fresh: (start) => ({
    ...begin(start, '文字与数据应一致'),
    kind: 'stated',
    narrative: start.narrative,
    phrase: '支出合计',
    unit: '万元',
    figure: start.figure,
  }),
  parts: [...base, narrative, phrase, unit, figure('figure', '应等于哪个数据')],
};

const isFigure = ({ figure: key }: FormValue): boolean => key !== undefined;
const isText = (place: FormValue): boolean => !isFigure(place);

const sameFact: CheckForm<'same_fact'> = {
  kind: 'same_fact',
  label: '同一件事几处应一致',
  explains: '同一个数写在几处，有的在数据里，有的在文字里，各处应当一样。',
  fresh: (start) => ({
    ...begin(start, '同一个数前后应一致', 'warning'),
    kind: 'same_fact',
    unit: '万元',
    places: [
      { label: '数据', section: start.section, figure: start.figure },
      { label: '文字说明', section: start.section, narrative: start.narrative, phrase: '支出合计' },
    ],
  }),
  parts: [
    ...base,
    unit,
    {
      kind: 'rows',
      key: 'places',
      label: '写在哪几处（至少两处）',
      noun: '处',
      fresh: likeLast({ label: '数据', section: '', figure: '' }),
      parts: [
        { kind: 'text', key: 'label', label: '这一处叫什么' },
        {
          kind: 'shape',
          key: 'of',
          label: '写在',
          shapes: [
            {
              label: '数据里',
              has: 'figure',
              fresh: ({ label, section }, _, choices) => ({ label, section, figure: firstOf(choices.of('figures')) }),
            },
            {
              label: '文字里',
              has: 'narrative',
              fresh: ({ label, section }, _, choices) => ({
                label,
                section,
                narrative: firstOf(choices.of('narratives')),
                phrase: '支出合计',
              }),
            },
          ],
        },
        { ...figure('figure', '哪个数据'), shown: isFigure },
        { ...narrative, shown: isText },
        { ...phrase, shown: isText },
      ],
    },
  ],
};

const spoken: FormPart = {
  kind: 'words',
  key: 'words',
  label: '文字里怎么叫它',
  hint: '一行一种叫法；一行里用空格隔开的词要同时出现，例如“公务接待费 支出”',
};
const bases: FormPart = {
  kind: 'rows',
  key: 'bases',
  label: '文字里拿它与什么比（“比上年”总会核，不必写）',
  noun: '个比较对象',
  optional: true,
  fresh: likeLast({ label: '预算', words: ['预算'], figure: '' }),
  parts: [
    { kind: 'text', key: 'label', label: '比较对象叫什么' },
    { kind: 'figure', key: 'figure', label: '是哪个数据' },
    { ...spoken, hint: '一行一种叫法，例如“预算”' },
    { kind: 'flag', key: 'prior', label: '取上年报告里的数' },
  ],
};

const prose: CheckForm<'prose'> = {
  kind: 'prose',
  label: '一段文字里的全部数应与数据一致',
  explains: '一段文字里每个带单位的数、每句“比……增减”“占……”，都与前面所说的数据核对；没有说到的数据不核。',
  fresh: (start) => ({
    ...begin(start, '文字说明与数据应一致'),
    kind: 'prose',
    narrative: start.narrative,
    figures: [{ figure: start.figure }],
  }),
  parts: [
    ...base,
    narrative,
    {
      kind: 'rows',
      key: 'figures',
      label: '文字会说到哪些数据',
      noun: '个数据',
      fresh: (rows) => ({ figure: rows.at(-1)?.['figure'] ?? '' }),
      parts: [
        {
          kind: 'figure',
          many: true,
          key: 'figure',
          label: '哪个数据',
          hint: '也可以选一整列，例如“各行 支出”',
        },
        { ...spoken, optional: true, hint: `${spoken.hint}；不填就用数据的名称` },
        { kind: 'figure', key: 'whole', label: '“占……%”是占哪个数据的', optional: true },
        bases,
      ],
    },
  ],
};

const count: CheckForm<'count'> = {
  kind: 'count',
  label: '文字里的个数应与清单一致',
  explains: '文字里说的个数，应与清单的行数或句中列出的名称一致。',
  fresh: (start) => ({
    ...begin(start, '个数应与清单一致'),
    kind: 'count',
    narrative: start.narrative,
    phrase: '下设',
    unit: '个',
  }),
  parts: [
    ...base,
    narrative,
    phrase,
    unit,
    { kind: 'select', key: 'list', label: '哪个清单', options: 'lists', none: '句中列出的名称' },
  ],
};

/** Checks of what is written. */
export const textChecks = [stated, sameFact, prose, count];
