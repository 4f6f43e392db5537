/**
 * A narrative as a tree. It is stored as text (`readNarrative`, `writeNarrative`), so that every part of the product
 * that searches, compares, merges or signs a narrative works on plain characters:
 *
 * | line                        | block                                                                     |
 * | --------------------------- | ------------------------------------------------------------------------- |
 * | `text`                      | paragraph; a line is a paragraph, an empty line an empty one              |
 * | `# text` … `### text`       | heading of level 1 to 3 inside the section                                |
 * | `+ text` … `++++ text`      | numbered item, printed 一、 （一） 1. （1）; the number is never typed     |
 * | `* text`                    | bulleted item                                                             |
 * | `|a|b|`                     | row of a table, the first one its head; `<` joins the left cell, `^` the upper |
 * | `![caption](attachment-id)` | picture                                                                   |
 * | `{{table:key}}`             | table of the template with its present figures                            |
 * | `{{chart:name}}`            | chart of present figures, `execution` (by item) or `score` (by group)     |
 *
 * Inside a line: `**strong**`, `[^footnote]`, `{figure.key}` or `{figure.key|format}` (`FigureChip`). A backslash
 * before one of `\ { } [ ] * | # + ! ^ <` takes its meaning away; before anything else it is a backslash.
 * What looks like none of these is plain text: nothing that a clerk types is an error.
 */
export type NarrativeBlock =
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly content: readonly Inline[] }
  | { readonly kind: 'numbered'; readonly level: 1 | 2 | 3 | 4; readonly content: readonly Inline[] }
  | { readonly kind: 'bullet'; readonly content: readonly Inline[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly TextCell[])[] }
  | { readonly kind: 'picture'; readonly attachment: string; readonly caption: string }
  | { readonly kind: 'live_table'; readonly table: string }
  | { readonly kind: 'live_chart'; readonly chart: string };

/** A cell of a table typed in the text; `joins` says that it belongs to its left or upper neighbour and is empty. */
export interface TextCell {
  readonly content: readonly Inline[];
  readonly joins?: 'left' | 'above';
}

export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly strong?: true }
  | { readonly kind: 'figure'; readonly chip: FigureChip; readonly strong?: true }
  | { readonly kind: 'footnote'; readonly content: readonly Inline[] };

/**
 * A live figure in a text. Without a format it prints as its own format says, without the unit (a percentage with its
 * sign). Written `{key|亿元,1位,带单位}`: another unit of money, decimals, the unit behind the number; or
 * `{key|较上年}`: the change against last year's figure in words, `增长 3.21%`, `下降 3.21%` or `持平`;
 * `{key|较上年额}` with the amount instead of the rate.
 */
export interface FigureChip {
  readonly key: string;
  readonly unit?: string;
  readonly decimals?: number;
  readonly withUnit?: true;
  readonly change?: 'rate' | 'amount';
}
