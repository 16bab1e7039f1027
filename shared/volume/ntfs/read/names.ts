import { textFromUtf16le } from '../../../bytes/utf16.ts'
import { phrase } from '../../../phrase/phrase.ts'
import { ATTRIBUTE, FILE_NAME, NAMESPACE } from '../layout.ts'
import { damaged } from './damaged.ts'
import type { DirectoryEntry } from './directory.ts'
import type { NtfsFile } from './file.ts'

/** A name as people see it, with the DOS name beside it. */
export interface FullName {
  readonly entry: DirectoryEntry
  /** '' when there is none. */
  readonly shortName: string
}

/** Names of a directory, DOS names joined to the long ones. Fault: `target-damaged` for a DOS name that stands alone. */
export function fullNames(entries: readonly DirectoryEntry[], directory: number): readonly FullName[] {
  const dos = new Map<number, string>()
  for (const { namespace, reference, name } of entries) {
    if (namespace !== NAMESPACE.dos) continue
    if (dos.has(reference.record)) throw damaged(phrase('directory-record', { index: directory }))
    dos.set(reference.record, name)
  }
  const found: FullName[] = []
  for (const entry of entries) {
    const { namespace, reference, name } = entry
    if (namespace === NAMESPACE.posix) found.push({ entry, shortName: '' })
    else if (namespace === NAMESPACE.win32AndDos) found.push({ entry, shortName: name })
    else if (namespace === NAMESPACE.win32) {
      found.push({ entry, shortName: dos.get(reference.record) ?? '' })
      dos.delete(reference.record)
    }
  }
  if (dos.size > 0) throw damaged(phrase('directory-record', { index: directory }))
  return found
}

/** The names that a file's own record gives it, as keys to compare with those of directories. */
export function ownNames(file: NtfsFile): string[] {
  const keys: string[] = []
  for (const { type, body } of file.attributes) {
    if (type !== ATTRIBUTE.fileName || body.kind !== 'resident' || body.value.length < FILE_NAME.name) continue
    const { value } = body
    const view = new DataView(value.buffer, value.byteOffset, value.byteLength)
    const parent = Number(view.getBigUint64(FILE_NAME.parent, true) & 0xffffffffffffn)
    const end = FILE_NAME.name + view.getUint8(FILE_NAME.nameLength) * 2
    const name = textFromUtf16le(value.subarray(FILE_NAME.name, end))
    keys.push(keyOf(parent, view.getUint8(FILE_NAME.namespace), name))
  }
  return keys
}

export function nameKey(directory: number, { namespace, name }: DirectoryEntry): string {
  return keyOf(directory, namespace, name)
}

function keyOf(parent: number, namespace: number, name: string): string {
  return `${parent} ${namespace} ${name}`
}
