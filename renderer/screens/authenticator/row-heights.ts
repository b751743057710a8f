/**
 * Heights of plain rows, px, as the style sheets give them. One that is not right costs: where a row turns out otherwise,
 * all below it are placed anew.
 */
export const rowHeights = { head: 34, row: 61, firstRow: 62, narrowRow: 76 } as const;

type Row = { readonly kind: 'head' } | { readonly kind: 'entry'; readonly first: boolean };

export function heightOf(row: Row | undefined, narrow: boolean): number {
  if (row?.kind === 'head') return rowHeights.head;
  if (narrow) return rowHeights.narrowRow;
  return row?.first === true ? rowHeights.firstRow : rowHeights.row;
}
