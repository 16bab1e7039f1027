/** One catalogue entry: exit code of the command line, what happened, what to do. `{{fact}}` is filled from the fault's facts. */
export interface CatalogueEntry {
  readonly exit: number
  readonly sentence: string
  readonly remedy: string
}

export function entry(exit: number, sentence: string, remedy: string): CatalogueEntry {
  return Object.freeze({ exit, sentence, remedy })
}
