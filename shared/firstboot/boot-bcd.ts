import { type BcdStore, readBcd } from '../bootdata/bcd-store.ts'
import { BCD_PATHS } from '../bootdata/boot-files.ts'
import { type HiveLog, readHiveLog } from '../bootdata/hive-log.ts'
import { Fault } from '../bytes/fault.ts'
import type { BenchDisk } from './bench-disk.ts'
import type { Finding, Note } from './walk.ts'

const LOG_ENDINGS = ['.LOG', '.LOG1', '.LOG2'] as const

/**
 * The boot store is there, closed cleanly and whole: every bin and cell of it is walked. Whether the boot manager would
 * bring an unfinished change to its end from a log is not known, so it is refused [inferred].
 */
export function checkBcd(disk: BenchDisk, note: Note): Finding<BcdStore> {
  const path = BCD_PATHS[disk.firmware]
  const bytes = disk.readBootFile(path)
  if (bytes === undefined) {
    note(`${path} is missing`)
    throw new Fault('boot-bcd-missing')
  }
  note(`${path}: ${bytes.length} bytes`)
  for (const ending of LOG_ENDINGS) {
    const log = disk.readBootFile(`${path}${ending}`)
    if (log !== undefined) note(`BCD${ending} ${logText(readHiveLog(log))}`)
  }
  const store = readBcd(bytes)
  const { base, cells, objects } = store
  const elements = [...objects.values()].reduce((sum, { size }) => sum + size, 0)
  return {
    value: store,
    evidence: [
      `version ${base.version}, checksum right, closed cleanly at change ${base.primarySequence}`,
      `${cells.bins} bins, ${cells.used} cells in use, ${cells.free} free`,
      `${objects.size} objects, ${elements} elements`,
    ],
  }
}

function logText(log: HiveLog): string {
  switch (log.kind) {
    case 'empty':
      return 'is empty'
    case 'damaged':
      return 'is damaged'
    case 'changes':
      return `holds ${log.entries} changes up to ${log.sequence}`
  }
}
