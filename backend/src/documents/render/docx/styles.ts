import {
  AlignmentType,
  LineRuleType,
  type IBaseParagraphStyleOptions,
  type IParagraphStyleOptions,
  type IStylesOptions,
} from 'docx';
import { fontOf, type FontRole } from './fonts.js';

/** Sizes of type by their Chinese names, in half points. */
export const sizes = { erHao: 44, sanHao: 32, siHao: 28, xiaoSi: 24, wuHao: 21, xiaoWu: 18 } as const;

/** Line pitch of the body: 28 pt, so that a page holds 22 lines. */
const pitch = { line: 560, lineRule: LineRuleType.EXACT } as const;
export const twoCharacters = { firstLine: 640, firstLineChars: 200 };
const single = { line: 240, lineRule: LineRuleType.AUTO } as const;
const none = { firstLine: 0, firstLineChars: 0 };

/** Chinese; numbers and Latin words break as Latin text does. */
const languages = { value: 'en-US', eastAsia: 'zh-CN' };

function heading(role: FontRole, outlineLevel: number, bold = false): IBaseParagraphStyleOptions {
  return {
    basedOn: 'Normal',
    next: 'BodyText',
    quickFormat: true,
    run: { font: fontOf(role), size: sizes.sanHao, bold, color: '000000' },
    paragraph: { outlineLevel, keepNext: true, keepLines: true, spacing: pitch, indent: twoCharacters },
  };
}

const small = { font: fontOf('table'), size: sizes.wuHao };
const tight = { spacing: { line: 300, lineRule: LineRuleType.AUTO }, indent: none };

function cellStyle(id: string, name: string, role: FontRole, size: number): IParagraphStyleOptions {
  return {
    id,
    name,
    basedOn: 'Normal',
    run: { font: fontOf(role), size },
    paragraph: { indent: none, spacing: { line: 260, lineRule: LineRuleType.AUTO } },
  };
}

/** Styles of the report; a department changes one of them and the whole report follows. */
export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: fontOf('body'), size: sizes.sanHao, language: languages },
      paragraph: { spacing: pitch, alignment: AlignmentType.JUSTIFIED },
    },
    title: {
      next: 'BodyText',
      run: { font: fontOf('title'), size: sizes.erHao, color: '000000' },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { line: 700, lineRule: LineRuleType.EXACT } },
    },
    heading1: heading('heading1', 0),
    heading2: heading('heading2', 1),
    heading3: heading('body', 2, true),
    heading4: heading('body', 3, true),
    heading5: heading('body', 4),
    caption: {
      next: 'BodyText',
      run: { font: fontOf('tableHead'), size: sizes.xiaoSi, color: '000000' },
      paragraph: {
        ...tight,
        alignment: AlignmentType.CENTER,
        keepNext: true,
        spacing: { before: 120, line: 360, lineRule: LineRuleType.AUTO },
      },
    },
    footnoteText: { run: small, paragraph: tight },
  },
  paragraphStyles: [
    {
      id: 'BodyText',
      name: 'Body Text',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { spacing: pitch, indent: twoCharacters },
    },
    {
      id: 'ReportItem',
      name: '条目',
      basedOn: 'BodyText',
      quickFormat: true,
      paragraph: { spacing: pitch, indent: twoCharacters },
    },
    {
      id: 'Cover',
      name: '封面',
      basedOn: 'Normal',
      paragraph: { alignment: AlignmentType.CENTER, spacing: { line: 640, lineRule: LineRuleType.EXACT } },
    },
    {
      id: 'ContentsTitle',
      name: '目录标题',
      basedOn: 'Normal',
      run: { font: fontOf('heading1'), size: sizes.sanHao },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { ...pitch, after: 240 } },
    },
    ...[0, 1, 2].map((depth) => ({
      id: `TOC${depth + 1}`,
      name: `toc ${depth + 1}`,
      basedOn: 'Normal',
      run: { font: fontOf('body'), size: sizes.siHao },
      paragraph: { alignment: AlignmentType.LEFT, spacing: { ...pitch, line: 440 }, indent: { left: 280 * depth } },
    })),
    cellStyle('TableText', '表格文字', 'table', sizes.wuHao),
    cellStyle('TableTextSmall', '表格文字（小）', 'table', sizes.xiaoWu),
    cellStyle('TableHead', '表头', 'tableHead', sizes.wuHao),
    cellStyle('TableHeadSmall', '表头（小）', 'tableHead', sizes.xiaoWu),
    {
      id: 'TableUnit',
      name: '表格单位',
      basedOn: 'Normal',
      run: small,
      paragraph: { ...tight, alignment: AlignmentType.RIGHT, keepNext: true },
    },
    { id: 'TableNote', name: '表格注', basedOn: 'Normal', run: small, paragraph: tight },
    {
      id: 'Picture',
      name: '图片',
      basedOn: 'Normal',
      paragraph: { alignment: AlignmentType.CENTER, keepNext: true, spacing: { before: 120, ...single }, indent: none },
    },
    { id: 'Header', name: 'header', basedOn: 'Normal', paragraph: { spacing: single } },
    { id: 'Footer', name: 'footer', basedOn: 'Normal', paragraph: { spacing: single } },
  ],
};
