/** The list with the entry at `from` standing at `to`. */
export function moved<Entry>(list: readonly Entry[], from: number, to: number): Entry[] {
  const entry = list.slice(from, from + 1)
  const others = list.filter((_, index) => index !== from)
  return [...others.slice(0, to), ...entry, ...others.slice(to)]
}
