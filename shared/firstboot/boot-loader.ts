import { bootFiles, MACHINES, type Machine } from '../bootdata/boot-files.ts'
import { readPe } from '../bootdata/pe.ts'
import { Fault } from '../bytes/fault.ts'
import { readFatFile } from '../volume/fat/read.ts'
import type { BenchDisk } from './bench-disk.ts'
import type { Finding } from './walk.ts'

/** The fallback loader that firmware starts when it knows no other (UEFI 2.10, 3.5.1.1), of the machine its name says. */
export function findLoader(disk: BenchDisk): Finding<Machine> {
  const found = MACHINES.filter((machine) => readFatFile(disk.esp, bootFiles(machine).fallbackPath) !== undefined)
  const first = found[0]
  if (first === undefined) throw new Fault('boot-loader-missing', { path: bootFiles('x64').fallbackPath })
  const evidence: string[] = []
  for (const machine of found) {
    const path = bootFiles(machine).fallbackPath
    const pe = readPe(readFatFile(disk.esp, path) ?? new Uint8Array(0), path)
    if (pe.machine !== machine) throw new Fault('boot-loader-damaged', { path, machine })
    evidence.push(`${path}: ${machine}, ${pe.signed ? 'signed' : 'not signed (Secure Boot will refuse it)'}`)
  }
  return { value: first, evidence }
}
