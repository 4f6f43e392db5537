/** The own number of a section, as it stands before its heading, and how deep it is. */
export interface HeadingNumber {
  number: string;
  level: 1 | 2 | 3 | 4;
}

const parts = /^([一二三四五六七八九十]+、)?(（[一二三四五六七八九十]+）)?(\d+)?[.．]?(（\d+）)?$/u;

/**
 * Takes `一、（四）1（2）` apart: the heading prints its last part, `（2）`, in its official form (一、 （一） 1. （1）).
 * Any other number, such as 附件1, is printed as it is, as a heading of the first level.
 */
export function headingNumber(full: string): HeadingNumber {
  const [, first, second, third, fourth] = parts.exec(full.replace(/\s/g, '')) ?? [];
  if (fourth !== undefined) return { number: fourth, level: 4 };
  if (third !== undefined) return { number: `${third}.`, level: 3 };
  if (second !== undefined) return { number: second, level: 2 };
  return { number: first ?? full, level: 1 };
}

/** Whether a section stands behind the report, on pages of its own. */
export const isAnnex = (full: string): boolean => full.startsWith('附');
