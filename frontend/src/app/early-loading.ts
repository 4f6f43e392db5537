/**
 * Fetches what nearly every visit opens first, side by side with reading the session or while somebody still types
 * the password; one after another they would cost a round trip each.
 */
export function loadEarly(): void {
  // a piece that does not arrive is asked for again by the router, which then tells the reader
  for (const piece of [import('./shell/shell.js'), import('./workspaces/work/work-page.js')]) piece.catch(() => {});
}
