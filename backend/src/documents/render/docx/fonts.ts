import type { IFontAttributesProperties } from 'docx';

/** What a text is for; each has a Chinese font of the layout of official documents (GB/T 9704). */
export type FontRole = 'title' | 'body' | 'heading1' | 'heading2' | 'table' | 'tableHead';

const latin = 'Times New Roman';

const chinese: Readonly<Record<FontRole, string>> = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  heading1: '黑体',
  heading2: '楷体_GB2312',
  table: '宋体',
  tableHead: '黑体',
};

/** One font for Chinese, another for letters and digits: every slot is named, so that neither takes the other's. */
export function fontOf(role: FontRole): IFontAttributesProperties {
  return { ascii: latin, hAnsi: latin, cs: latin, eastAsia: chinese[role] };
}

interface TableFont {
  name: string;
  /** Fonts that stand in, the best first. */
  instead: readonly string[];
  family: 'roman' | 'modern' | 'script';
  charset: '00' | '86';
}

const fonts: readonly TableFont[] = [
  { name: latin, instead: ['Liberation Serif'], family: 'roman', charset: '00' },
  {
    name: '方正小标宋简体',
    instead: ['FZXiaoBiaoSong-B05S', 'SimSun', 'Noto Serif CJK SC'],
    family: 'script',
    charset: '86',
  },
  { name: '仿宋_GB2312', instead: ['FangSong', '仿宋', 'Noto Serif CJK SC'], family: 'modern', charset: '86' },
  { name: '楷体_GB2312', instead: ['KaiTi', '楷体', 'Noto Serif CJK SC'], family: 'modern', charset: '86' },
  { name: '黑体', instead: ['SimHei', 'Noto Sans CJK SC', 'Noto Serif CJK SC'], family: 'modern', charset: '86' },
  { name: '宋体', instead: ['SimSun', 'Noto Serif CJK SC'], family: 'roman', charset: '86' },
];

/** `word/fontTable.xml`: which font stands in where a machine lacks one of the layout's. */
export function fontTableXml(): string {
  const entries = fonts.map(
    ({ name, instead, family, charset }) =>
      `<w:font w:name="${name}"><w:altName w:val="${instead.join(',')}"/><w:charset w:val="${charset}"/>` +
      `<w:family w:val="${family}"/><w:pitch w:val="default"/></w:font>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    `<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${entries.join('')}</w:fonts>`
  );
}
