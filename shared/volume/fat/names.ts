import { ATTRIBUTE, ENTRY, LONG } from './layout.ts'

export interface EntryFacts {
  readonly attributes: number
  readonly cluster: number
  readonly size: number
  readonly time: Date
}

const SHORT_CHARACTERS = /[^A-Z0-9!#$%&'()@^_`{}~-]/g

/** An 8.3 alias of eleven characters that is not in `taken` (FAT specification, "Basis-Name Generation"). */
export function uniqueShortName(name: string, taken: ReadonlySet<string>): string {
  const upper = name.toUpperCase()
  const dot = upper.lastIndexOf('.')
  const base = (dot > 0 ? upper.slice(0, dot) : upper).replace(/[ .]/g, '')
  const extension =
    dot > 0
      ? upper
          .slice(dot + 1)
          .replace(SHORT_CHARACTERS, '_')
          .slice(0, 3)
      : ''
  const clean = base.replace(SHORT_CHARACTERS, '_')
  const plain = clean.slice(0, 8)
  const needsTail = base !== plain || (dot > 0 && upper.slice(dot + 1) !== extension)
  for (let number = needsTail ? 1 : 0; ; number++) {
    const tail = number === 0 ? '' : `~${number}`
    const stem = clean.slice(0, 8 - tail.length) + tail
    const text = extension === '' ? stem : `${stem}.${extension}`
    if (!taken.has(text)) return stem.padEnd(8) + extension.padEnd(3)
  }
}

/** Long-name entries, when the alias does not say it all, and the short entry behind them. */
export function entryBytes(name: string, shortName: string, facts: EntryFacts): Uint8Array {
  const isShortEnough = name === '' || name === displayed(shortName)
  const parts = isShortEnough ? 0 : Math.ceil(name.length / LONG.units)
  const bytes = new Uint8Array((parts + 1) * ENTRY.bytes)
  const view = new DataView(bytes.buffer)
  const checksum = shortChecksum(shortName)
  for (let part = parts; part > 0; part--) {
    const at = (parts - part) * ENTRY.bytes
    view.setUint8(at + LONG.order, part | (part === parts ? LONG.lastFlag : 0))
    view.setUint8(at + ENTRY.attributes, ATTRIBUTE.longName)
    view.setUint8(at + LONG.checksum, checksum)
    LONG.unitsAt.forEach((offset, index) => {
      const position = (part - 1) * LONG.units + index
      const unit = position < name.length ? name.charCodeAt(position) : position === name.length ? 0 : 0xffff
      view.setUint16(at + offset, unit, true)
    })
  }
  const at = parts * ENTRY.bytes
  for (let i = 0; i < 11; i++) bytes[at + i] = shortName.charCodeAt(i)
  const { date, time } = dosTime(facts.time)
  view.setUint8(at + ENTRY.attributes, facts.attributes)
  view.setUint16(at + ENTRY.creationTime, time, true)
  view.setUint16(at + ENTRY.creationDate, date, true)
  view.setUint16(at + ENTRY.accessDate, date, true)
  view.setUint16(at + ENTRY.writeTime, time, true)
  view.setUint16(at + ENTRY.writeDate, date, true)
  view.setUint16(at + ENTRY.clusterHigh, facts.cluster >>> 16, true)
  view.setUint16(at + ENTRY.clusterLow, facts.cluster & 0xffff, true)
  view.setUint32(at + ENTRY.size, facts.size, true)
  return bytes
}

function displayed(shortName: string): string {
  const extension = shortName.slice(8).trimEnd()
  return extension === '' ? shortName.slice(0, 8).trimEnd() : `${shortName.slice(0, 8).trimEnd()}.${extension}`
}

function shortChecksum(shortName: string): number {
  let sum = 0
  for (let i = 0; i < 11; i++) sum = (((sum & 1) << 7) + (sum >>> 1) + shortName.charCodeAt(i)) & 0xff
  return sum
}

/** UTC, to two seconds, from 1980 on. */
function dosTime(time: Date): { date: number; time: number } {
  const year = Math.max(1980, time.getUTCFullYear())
  return {
    date: ((year - 1980) << 9) | ((time.getUTCMonth() + 1) << 5) | time.getUTCDate(),
    time: (time.getUTCHours() << 11) | (time.getUTCMinutes() << 5) | (time.getUTCSeconds() >>> 1),
  }
}
