import { BIOS_BOOT_MANAGER, bootFiles, MACHINES, type Machine } from '../bootdata/boot-files.ts'
import { readPe } from '../bootdata/pe.ts'
import { Fault } from '../bytes/fault.ts'
import type { BenchDisk } from './bench-disk.ts'
import type { Finding } from './walk.ts'

/** What will load the boot image: a BIOS, or UEFI firmware of a kind of computer. */
export type Starter = Machine | 'bios'

/** What the firmware starts, and for which kind of computer. */
export function findLoader(disk: BenchDisk): Finding<Starter> {
  return disk.firmware === 'bios' ? findBiosLoader(disk) : findUefiLoader(disk)
}

/** The fallback loader that firmware starts when it knows no other (UEFI 2.10, 3.5.1.1), of the machine its name says. */
function findUefiLoader(disk: BenchDisk): Finding<Starter> {
  const found = MACHINES.flatMap((machine) => {
    const { fallbackPath } = bootFiles(machine)
    const bytes = disk.readBootFile(fallbackPath)
    return bytes === undefined ? [] : [{ machine, path: fallbackPath, bytes }]
  })
  const first = found[0]
  if (first === undefined) throw new Fault('boot-loader-missing', { path: bootFiles('x64').fallbackPath })
  const evidence: string[] = []
  for (const { machine, path, bytes } of found) {
    const pe = readPe(bytes, path)
    if (pe.machine !== machine) throw new Fault('boot-loader-damaged', { path, machine })
    evidence.push(`${path}: ${machine}, ${pe.signed ? 'signed' : 'not signed (Secure Boot will refuse it)'}`)
  }
  return { value: first.machine, evidence }
}

/**
 * Boot code, which its formatter wrote and which the check can only find there, starts the boot manager of the active
 * partition (configmgr.md 6.4 [inferred]).
 */
function findBiosLoader(disk: BenchDisk): Finding<Starter> {
  const path = BIOS_BOOT_MANAGER
  const bytes = disk.readBootFile(path)
  if (bytes === undefined || bytes.length === 0) throw new Fault('boot-loader-missing', { path })
  const evidence = [`${path}: ${bytes.length} bytes`]
  if (disk.codeProblem !== undefined) return { value: 'bios', evidence, warning: disk.codeProblem }
  return {
    value: 'bios',
    evidence: [...evidence, 'boot code in the MBR and in the active partition'],
    basis: 'inferred',
  }
}
