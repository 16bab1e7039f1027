/** Records in a page of the table: a walk meets most of the $MFT, a hostile volume may name any record. */
const PAGE_RECORDS = 4096

/** A file that a walk of a volume has met. */
interface KnownFile {
  /** What the walk's user calls it. */
  readonly number: number
  readonly sequence: number
  readonly isDirectory: boolean
}

interface Page {
  /** By record: one more than twice the number, one more again for a directory; 0 for a file not met. */
  readonly marks: Uint32Array
  readonly sequences: Uint16Array
}

/** Files by their records, and their own names that no directory has shown yet. */
export class KnownFiles {
  private readonly pages = new Map<number, Page>()
  private readonly unmet = new Map<number, readonly string[]>()

  add(record: number, { number: own, sequence, isDirectory }: KnownFile, names: readonly string[]): void {
    const number = Math.floor(record / PAGE_RECORDS)
    const page = this.pages.get(number) ?? {
      marks: new Uint32Array(PAGE_RECORDS),
      sequences: new Uint16Array(PAGE_RECORDS),
    }
    this.pages.set(number, page)
    page.marks[record % PAGE_RECORDS] = 2 * own + (isDirectory ? 2 : 1)
    page.sequences[record % PAGE_RECORDS] = sequence
    this.unmet.set(record, names)
  }

  find(record: number): KnownFile | undefined {
    const page = this.pages.get(Math.floor(record / PAGE_RECORDS))
    const mark = page?.marks[record % PAGE_RECORDS] ?? 0
    if (page === undefined || mark === 0) return undefined
    return {
      number: (mark - 1) >>> 1,
      sequence: page.sequences[record % PAGE_RECORDS] ?? 0,
      isDirectory: mark % 2 === 0,
    }
  }

  /** Takes note of a name that a directory shows; false when the file has no such name left. */
  meetName(record: number, name: string): boolean {
    const names = this.unmet.get(record)
    if (!names?.includes(name)) return false
    const left = names.filter((other) => other !== name)
    if (left.length > 0) this.unmet.set(record, left)
    else this.unmet.delete(record)
    return true
  }

  /** Records of files of which some name was not met. */
  withUnmetNames(): Iterable<number> {
    return this.unmet.keys()
  }
}
