/** A number stays whole (`36.20 → 36.33`, never `36.2` and two digits), as does a Latin word; otherwise a character. */
const token = /[+\-−]?[\d０-９][\d０-９.,，．]*[%％‰]?|[A-Za-z]+|./gsu;

/** The pieces of a text that a redline keeps whole. */
export const tokensOf = (text: string): string[] => text.match(token) ?? [];

/** Beyond this many differences a text is told as replaced: a redline of a rewritten page helps nobody. */
export const mostDifferences = 800;
