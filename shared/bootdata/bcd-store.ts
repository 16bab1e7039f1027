import { textFromUtf16le } from '../bytes/utf16.ts'
import { phrase } from '../phrase/phrase.ts'
import { type BcdDevice, decodeDevice } from './bcd-device.ts'
import { ELEMENT } from './bcd-names.ts'
import { bootdataFault } from './faults.ts'
import { type HiveKey, openHive } from './hive.ts'
import type { HiveBase } from './hive-base.ts'
import type { HiveCells } from './hive-cells.ts'

/** A boot store: the elements of each object, as the registry holds them. Ids in lower case. */
export interface BcdStore {
  readonly root: HiveKey
  readonly base: HiveBase
  readonly cells: HiveCells
  readonly objects: ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>
  /** Type word of each object that has one (configmgr.md 7.3). */
  readonly types: ReadonlyMap<string, number>
}

/** Faults: `boot-bcd-damaged` {part}, `boot-bcd-unfinished`. Source: configmgr.md 7.2. */
export function readBcd(bytes: Uint8Array): BcdStore {
  const { root, base, cells } = openHive(bytes)
  const objects = new Map<string, ReadonlyMap<string, Uint8Array>>()
  const types = new Map<string, number>()
  for (const object of childKey(root, 'Objects')?.keys ?? []) {
    const id = object.name.toLowerCase()
    const elements = new Map<string, Uint8Array>()
    for (const element of childKey(object, 'Elements')?.keys ?? []) {
      const data = valueNamed(element, 'Element')
      if (data !== undefined) elements.set(element.name.toLowerCase(), data)
    }
    objects.set(id, elements)
    const type = valueNamed(childKey(object, 'Description'), 'Type')
    if (type?.length === 4) types.set(id, new DataView(type.buffer, type.byteOffset).getUint32(0, true))
  }
  if (objects.size === 0) throw bootdataFault('boot-bcd-damaged', { part: phrase('bcd-without-objects') })
  return { root, base, cells, objects, types }
}

/** The key below another, letter case ignored. */
function childKey(key: HiveKey | undefined, name: string): HiveKey | undefined {
  return key?.keys.find((own) => own.name.toLowerCase() === name.toLowerCase())
}

/** An element of an object or, when it has none, of the objects that it inherits from, in their order. */
function elementOf(store: BcdStore, object: string, element: string): Uint8Array | undefined {
  const seen = new Set<string>()
  const open = [object]
  for (let id = open.shift(); id !== undefined; id = open.shift()) {
    if (seen.has(id)) continue
    seen.add(id)
    const elements = store.objects.get(id)
    const data = elements?.get(element)
    if (data !== undefined) return data
    const parents = elements?.get(ELEMENT.inherit)
    if (parents !== undefined) open.unshift(...idsIn(parents))
  }
  return undefined
}

export function deviceElement(store: BcdStore, object: string, element: string): BcdDevice | undefined {
  const data = elementOf(store, object, element)
  return data === undefined ? undefined : decodeDevice(data)
}

export function textElement(store: BcdStore, object: string, element: string): string | undefined {
  const data = elementOf(store, object, element)
  return data === undefined ? undefined : textFromUtf16le(data).split('\0')[0]
}

/** Ids of an object or of a list of objects; empty when there is none. */
export function idsElement(store: BcdStore, object: string, element: string): readonly string[] {
  const data = elementOf(store, object, element)
  return data === undefined ? [] : idsIn(data)
}

/** An integer of up to eight bytes; undefined when there is none. */
export function numberElement(store: BcdStore, object: string, element: string): number | undefined {
  const data = elementOf(store, object, element)
  if (data === undefined || data.length === 0 || data.length > 8) return undefined
  return data.reduceRight((number, byte) => number * 256 + byte, 0)
}

export function flagElement(store: BcdStore, object: string, element: string): boolean {
  return (elementOf(store, object, element)?.[0] ?? 0) !== 0
}

function valueNamed(key: HiveKey | undefined, name: string): Uint8Array | undefined {
  return key?.values.find((value) => value.name.toLowerCase() === name.toLowerCase())?.data
}

function idsIn(data: Uint8Array): readonly string[] {
  return textFromUtf16le(data)
    .split('\0')
    .filter((id) => id !== '')
    .map((id) => id.toLowerCase())
}
