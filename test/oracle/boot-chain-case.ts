import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buildEfiProgram } from '../../shared/bootdata/efi-program.ts'
import { hiveChecksum } from '../../shared/bootdata/hive-base.ts'
import type { Facts } from '../../shared/phrase/fact.ts'
import { type Bench, type Disk, element, setBytes } from './boot-chain-bench.ts'
import { mustRun } from './program.ts'

export const FALLBACK = '/EFI/Boot/bootx64.efi'
export const MANAGER = '/EFI/Microsoft/Boot/bootmgfw.efi'
export const BCD = '/EFI/Microsoft/Boot/BCD'
export const MIB = 1 << 20
export const MEMORY_TEST = '{b2721d73-1db4-4c62-bf78-c548a880142d}'

export interface Case {
  readonly name: string
  readonly change: (disk: Disk, bench: Bench) => void
  readonly with?: { readonly machine?: 'x64' | 'x86' | 'arm64'; readonly memoryMib?: number; readonly media?: 'sample' }
  readonly step: string
  readonly code: string
  readonly exit: number
  readonly facts?: Facts | ((disk: Disk) => Readonly<Record<string, unknown>>)
  /** One of the evidence's lines. */
  readonly evidence?: RegExp
}

/** Where a part of a device element lies (configmgr.md 7.5). */
export const DEVICE = { type: 0x10, partition: 0x20, disk: 0x38, nested: 0x44 } as const
export const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
export const flag = (value: number) => setBytes(3, Uint8Array.of(value))
export const number = (value: number) => setBytes(3, new Uint8Array(new BigUint64Array([BigInt(value)]).buffer))
export const dword = (value: number) => setBytes(4, new Uint8Array(new Uint32Array([value]).buffer))
export const program = (machine: 'x64' | 'ia32' | 'aa64') => buildEfiProgram({ machine, line: 'bench' })
/** The bytes of an element, which a case changes and puts back. */
export const device = (disk: Disk, object: string, id: string) => {
  const store = path.join(disk.folder, 'store')
  writeFileSync(store, disk.bootFile(BCD))
  const text = mustRun('hivexget', [store, `\\Objects\\${object}\\Elements\\${id}`])
  return Uint8Array.from(Buffer.from(text.replace(/^"?Element"?=hex(\([0-9a-f]+\))?:|[\s,\\]/gi, ''), 'hex'))
}
export const changeDevice = (disk: Disk, object: string, id: string, change: (bytes: DataView) => void) => {
  const bytes = device(disk, object, id)
  change(view(bytes))
  disk.editBcd(...element(object, id), ...setBytes(3, bytes))
}
export const sealBase = (bytes: Uint8Array) => {
  view(bytes).setUint32(0x1fc, hiveChecksum(bytes), true)
  return bytes
}
export const replaceInFile = (file: string, offset: number, ...values: readonly number[]) => {
  const bytes = readFileSync(file)
  bytes.set(values, offset)
  writeFileSync(file, bytes)
}
/** Where the content of a file of an uncompressed WIM lies. */
export const placeInWim = (wim: string, text: string) => readFileSync(wim).indexOf(text)

export function deleteInWim(wim: string, file: string): void {
  mustRun('wimlib-imagex', ['update', wim, '1', '--command', `delete ${file}`])
}
