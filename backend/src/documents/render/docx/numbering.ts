import { AlignmentType, LevelFormat, LevelSuffix, type INumberingOptions } from 'docx';
import { fontOf, type FontRole } from './fonts.js';
import { twoCharacters } from './styles.js';

/** Levels of official documents: 一、 （一） 1. （1）. */
const levels = [
  { format: LevelFormat.CHINESE_COUNTING_THOUSAND, before: '', after: '、' },
  { format: LevelFormat.CHINESE_COUNTING_THOUSAND, before: '（', after: '）' },
  { format: LevelFormat.DECIMAL, before: '', after: '.' },
  { format: LevelFormat.DECIMAL, before: '（', after: '）' },
];

const levelOptions = (level: number, role: FontRole, style?: string) => {
  const { format, before, after } = levels[level]!;
  return {
    level,
    format,
    text: `${before}%${level + 1}${after}`,
    alignment: AlignmentType.LEFT,
    suffix: LevelSuffix.NOTHING,
    style: { run: { font: fontOf(role) }, paragraph: { indent: twoCharacters }, ...(style && { style }) },
  };
};

/** Word counts headings and items itself, so that one that is added in Word takes the next number. */
export const numbering: INumberingOptions = {
  config: [
    {
      reference: 'headings',
      levels: (['heading1', 'heading2', 'body', 'body'] as const).map((role, level) =>
        levelOptions(level, role, `Heading${level + 1}`),
      ),
    },
    { reference: 'items', levels: levels.map((_, level) => levelOptions(level, 'body')) },
  ],
};

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99 in Chinese, as Word counts: 十, 十一, 二十. */
function chinese(count: number): string {
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  if (!tens) return digits[ones]!;
  return `${tens === 1 ? '' : digits[tens]}十${digits[ones]}`;
}

/** What stands before the paragraph where Word counts up to `count` at this level. */
function numberText(level: number, count: number): string {
  const { format, before, after } = levels[level]!;
  return `${before}${format === LevelFormat.DECIMAL ? count : chinese(count)}${after}`;
}

/**
 * Counts along as Word will. A number that Word would give by itself is left to Word; any other is printed as it is,
 * and Word's counting goes on as if it were not there.
 */
export class WordCounting {
  private counts: number[] = [];

  /** Whether Word, left alone, numbers the next paragraph of this level so; then it is counted. */
  continues(level: number, number: string): boolean {
    if (!levels[level]) return false;
    const next = (this.counts[level] ?? 0) + 1;
    if (next > 99 || numberText(level, next) !== number) return false;
    // an upper level that was never counted shows as 1 in Word from then on
    const above = Array.from({ length: level }, (_, each) => this.counts[each] ?? 1);
    this.counts = [...above, next];
    return true;
  }

  restart(): void {
    this.counts = [];
  }
}

/** Numbered items are many lists: one that begins anew is a list of its own. */
export class ItemCounting {
  private readonly counting = new WordCounting();
  private instance = 0;

  /** The list that gives this number; undefined where no list does. */
  listOf(level: number, number: string): number | undefined {
    if (this.instance && this.counting.continues(level, number)) return this.instance;
    const before = this.instance;
    this.counting.restart();
    if (!this.counting.continues(level, number)) return undefined;
    return (this.instance = before + 1);
  }
}
