import type { Coverage } from './glyphs.js';

/** Stands for a character that the font does not have. */
const instead = '□';
/** Characters that draw nothing anywhere: controls, joiners, variation selectors, marks of order. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/u;

/** Makes texts drawable in a font and remembers which characters it does not have. */
export class DrawableText {
  private readonly lacking = new Set<number>();
  private readonly known = new Map<string, string>();

  constructor(private readonly covers: Coverage) {}

  of = (text: string): string => {
    let drawn = '';
    for (const sign of text) drawn += this.known.get(sign) ?? this.remember(sign);
    return drawn;
  };

  /** What was replaced, for people; null where everything was there. */
  note(): string | null {
    if (!this.lacking.size) return null;
    const points = [...this.lacking].toSorted((a, b) => a - b);
    const names = points.map((point) => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`);
    return `注：文中有 ${points.length} 个字符不在所用字库内，以“${instead}”代替，其统一码为 ${names.join('、')}；原文以系统内的报告为准。`;
  }

  private remember(sign: string): string {
    const drawn = this.drawn(sign);
    this.known.set(sign, drawn);
    return drawn;
  }

  private drawn(sign: string): string {
    if (sign === '\n') return sign;
    if (sign === '\t') return ' ';
    if (invisible.test(sign)) return '';
    const point = sign.codePointAt(0)!;
    if (this.covers(point)) return sign;
    this.lacking.add(point);
    return instead;
  }
}
