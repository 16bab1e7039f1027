import { BIOS_BOOT_MANAGER, bootFiles, MACHINES, type Machine } from '../../bootdata/boot-files.ts'
import { type PeFacts, readPe } from '../../bootdata/pe.ts'
import { Fault } from '../../bytes/fault.ts'
import { sameBytes } from '../../bytes/same-bytes.ts'
import { type Evidence, evidence } from '../../contract/evidence.ts'
import type { Finding, Note } from '../walk.ts'
import type { BenchDisk } from './bench-disk.ts'

/** What will load the boot image: a BIOS, or UEFI firmware of a kind of computer. */
export type Starter = Machine | 'bios'

export interface LoaderProgram {
  readonly path: string
  readonly bytes: Uint8Array
  readonly facts: PeFacts
}

export interface Loader {
  readonly starter: Starter
  /** EFI programs of the chain; none where a BIOS starts. */
  readonly programs: readonly LoaderProgram[]
}

/** Firmware that has an entry of its own starts this one; a disk that was just imaged is started by the fallback. */
const BOOT_MANAGER_PATH = '\\EFI\\Microsoft\\Boot\\bootmgfw.efi'

/** Twenty times what Windows Boot Manager has; a digest is taken of all of it. */
const LARGEST_PROGRAM = 32 << 20

/** What the firmware starts; `machine` is the customer's computer, when it is known. */
export function findLoader(disk: BenchDisk, machine: Machine | undefined, note: Note): Finding<Loader> {
  return disk.firmware === 'bios' ? findBiosLoader(disk) : findUefiLoader(disk, machine, note)
}

/** The fallback loader that firmware starts when it knows no other (UEFI 2.10, 3.5.1.1), of the machine its name says. */
function findUefiLoader(disk: BenchDisk, wanted: Machine | undefined, note: Note): Finding<Loader> {
  const programs: LoaderProgram[] = []
  const found = MACHINES.filter((machine) => {
    const path = bootFiles(machine).fallbackPath
    const program = readProgram(disk, path)
    if (program === undefined) return false
    note(programEvidence(program))
    if (program.facts.machine !== machine)
      throw new Fault('boot-loader-machine', { path, machine: program.facts.machine, wanted: machine })
    programs.push(program)
    return true
  })
  const starter = wanted === undefined ? found[0] : found.find((machine) => machine === wanted)
  if (starter === undefined) {
    const path = bootFiles(wanted ?? 'x64').fallbackPath
    note(evidence('file-missing', { path }))
    throw new Fault('boot-loader-missing', { path })
  }
  const manager = readProgram(disk, BOOT_MANAGER_PATH)
  if (manager === undefined) note(evidence('boot-manager-missing', { path: BOOT_MANAGER_PATH }))
  else {
    const { machine } = manager.facts
    if (machine !== starter)
      throw new Fault('boot-loader-machine', { path: BOOT_MANAGER_PATH, machine, wanted: starter })
    const twin = programs.find(({ bytes }) => sameBytes(bytes, manager.bytes))
    if (twin === undefined) {
      note(programEvidence(manager))
      programs.push(manager)
    } else note(evidence('boot-manager-same', { path: BOOT_MANAGER_PATH, other: twin.path }))
  }
  return { value: { starter, programs }, evidence: [] }
}

function programEvidence({ path, bytes, facts: { machine, sections } }: LoaderProgram): Evidence {
  return evidence('boot-program', { path, machine, bytes: bytes.length, count: sections })
}

function readProgram(disk: BenchDisk, path: string): LoaderProgram | undefined {
  const bytes = disk.readBootFile(path)
  if (bytes === undefined) return undefined
  if (bytes.length > LARGEST_PROGRAM) throw new Fault('boot-loader-damaged', { path, machine: 'UEFI' })
  return { path, bytes, facts: readPe(bytes, path) }
}

/**
 * Boot code, which its formatter wrote and which the check can only find there, starts the boot manager of the active
 * partition (configmgr.md 6.4 [inferred]).
 */
function findBiosLoader(disk: BenchDisk): Finding<Loader> {
  const path = BIOS_BOOT_MANAGER
  const bytes = disk.readBootFile(path)
  if (bytes === undefined || bytes.length === 0) throw new Fault('boot-loader-missing', { path })
  const found = [evidence('file-found', { path, bytes: bytes.length })]
  const value: Loader = { starter: 'bios', programs: [] }
  if (disk.codeProblem !== undefined) return { value, evidence: found, warning: disk.codeProblem }
  return { value, evidence: [...found, evidence('boot-code-there')], basis: 'inferred' }
}
