import type { DiskFile } from '../virtual-disk.ts'
import { buildHeader, type CurrentHeader, type HeaderFacts } from './header.ts'

/** A file's two headers while it is written. */
export interface HeaderKeeper {
  readonly facts: HeaderFacts
  /** Writes the copy that is not current, which then is; the other stays as it was (MS-VHDX 2.2.2.1). */
  update(changes: Partial<HeaderFacts>): void
  /** The same with both copies, one after the other. */
  updateBoth(changes: Partial<HeaderFacts>): void
}

export function keepHeaders(file: DiskFile, current: CurrentHeader): HeaderKeeper {
  let { copy, sequenceNumber } = current
  let facts: HeaderFacts = current
  const update = (changes: Partial<HeaderFacts>): void => {
    facts = { ...facts, ...changes }
    copy = copy === 0 ? 1 : 0
    sequenceNumber += 1n
    const { offset, bytes } = buildHeader(facts, copy, sequenceNumber)
    file.writeAt(offset, bytes)
    file.flush?.()
  }
  return {
    get facts() {
      return facts
    },
    update,
    updateBoth(changes) {
      update(changes)
      update({})
    },
  }
}
