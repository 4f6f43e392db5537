const longest = 31;

/** What a spreadsheet forbids in the name of a sheet, as characters that look alike. */
const forbidden: Readonly<Record<string, string>> = {
  ':': '：',
  '\\': '＼',
  '/': '／',
  '?': '？',
  '*': '＊',
  '[': '［',
  ']': '］',
};

/** Names of sheets for these titles: allowed, at most 31 characters, different also where only capitals differ. */
export function sheetNames(titles: readonly string[]): string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const plain = allowed(title);
    let name = cut(plain, longest);
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) {
      const mark = `（${count}）`;
      name = cut(plain, longest - mark.length) + mark;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}

/** As a formula names the sheet. */
export const quotedSheet = (name: string): string => `'${name.replaceAll("'", "''")}'`;

function allowed(title: string): string {
  const plain = title
    .replace(/[:\\/?*[\]]/g, (character) => forbidden[character]!)
    .replace(/\p{C}/gu, ' ')
    .replace(/^[\s']+|[\s']+$/g, '');
  if (plain === '') return '表';
  // Excel keeps this name for itself
  return /^history$/i.test(plain) ? `${plain}_` : plain;
}

/** Never in the middle of a character, and not ending in what may not stand at the end. */
function cut(name: string, most: number): string {
  let result = '';
  for (const character of name) {
    if (result.length + character.length > most) break;
    result += character;
  }
  return result.replace(/[\s']+$/, '');
}
