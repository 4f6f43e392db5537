/** `2021-03-05` as `2021年3月5日`. */
export function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map((part) => Number.parseInt(part, 10));
  return `${year}年${month}月${date}日`;
}
