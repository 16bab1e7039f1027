import { type BcdStore, readBcd } from '../../bootdata/bcd-store.ts'
import { BCD_PATHS } from '../../bootdata/boot-files.ts'
import { type HiveLog, readHiveLog } from '../../bootdata/hive-log.ts'
import { Fault } from '../../bytes/fault.ts'
import { type Evidence, evidence } from '../../contract/evidence.ts'
import type { Finding, Note } from '../walk.ts'
import type { BenchDisk } from './bench-disk.ts'

const LOG_ENDINGS = ['.LOG', '.LOG1', '.LOG2'] as const

/**
 * The boot store is there, closed cleanly and whole: every bin and cell of it is walked. Whether the boot manager would
 * bring an unfinished change to its end from a log is not known, so it is refused [inferred].
 */
export function checkBcd(disk: BenchDisk, note: Note): Finding<BcdStore> {
  const path = BCD_PATHS[disk.firmware]
  const bytes = disk.readBootFile(path)
  if (bytes === undefined) {
    note(evidence('file-missing', { path }))
    throw new Fault('boot-bcd-missing')
  }
  note(evidence('file-found', { path, bytes: bytes.length }))
  for (const ending of LOG_ENDINGS) {
    const log = disk.readBootFile(`${path}${ending}`)
    if (log !== undefined) note(logEvidence(`BCD${ending}`, readHiveLog(log)))
  }
  const store = readBcd(bytes)
  const { base, cells, objects } = store
  const elements = [...objects.values()].reduce((sum, { size }) => sum + size, 0)
  return {
    value: store,
    evidence: [
      evidence('boot-bcd-clean', { version: base.version, change: String(base.primarySequence) }),
      evidence('boot-bcd-cells', { count: cells.bins, used: cells.used, free: cells.free }),
      evidence('boot-bcd-objects', { count: objects.size, elements }),
    ],
  }
}

function logEvidence(name: string, log: HiveLog): Evidence {
  switch (log.kind) {
    case 'empty':
      return evidence('boot-log-empty', { log: name })
    case 'damaged':
      return evidence('boot-log-damaged', { log: name })
    case 'changes':
      return evidence('boot-log-changes', { log: name, count: log.entries, sequence: String(log.sequence) })
  }
}
