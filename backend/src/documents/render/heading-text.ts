/** A heading with its number; one like 附件1 stands apart from the text. */
export function headingText({ number, text }: { number: string; text: string }): string {
  return /\d$/.test(number) ? `${number} ${text}` : number + text;
}
