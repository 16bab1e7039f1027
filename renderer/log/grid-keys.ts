/** Where a key takes the row that is marked, or undefined for a key that moves nothing. `page` is how many rows are in sight. */
export function rowAfterKey(key: string, at: number, total: number, page: number): number | undefined {
  const last = total - 1
  const moved: Readonly<Record<string, number>> = {
    ArrowUp: at - 1,
    ArrowDown: at + 1,
    PageUp: at - page,
    PageDown: at + page,
    Home: 0,
    End: last,
  }
  const to = moved[key]
  return to === undefined || last < 0 ? undefined : Math.min(last, Math.max(0, to))
}
