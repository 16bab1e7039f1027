import type { ByteSource } from '../bytes/byte-source.ts'
import { readExactly } from '../bytes/byte-source.ts'

/** First bytes of a volume that a run has not finished; no firmware and no file system takes them for a boot sector. */
const SIGNATURE = 'PRESTAGE INCOMPLETE\n'

export interface Marker {
  readonly run: string
  readonly station: string
  readonly time: string
}

/** One sector that says whose unfinished run this is: the signature, then the marker as a line of ASCII JSON. */
export function markerSector(marker: Marker, sectorSize: number): Uint8Array {
  const sector = new Uint8Array(sectorSize)
  const escaped = JSON.stringify(marker).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  const text = `${SIGNATURE}${escaped}\n`
  // A station name is at most 255 units (six bytes each escaped); a marker that does not fit keeps the run alone.
  const fitting = text.length <= sectorSize ? text : `${SIGNATURE}${JSON.stringify({ ...marker, station: '' })}\n`
  for (let i = 0; i < fitting.length; i++) sector[i] = fitting.charCodeAt(i)
  return sector
}

/** The marker in the volume's first sector, or undefined when there is none. A marker with a damaged text has run '?'. */
export function readMarker(volume: ByteSource): Marker | undefined {
  const sector = readExactly(volume, 0, 512)
  if (sector === undefined) return undefined
  const text = String.fromCharCode(...sector)
  if (!text.startsWith(SIGNATURE)) return undefined
  return parseMarker(text.slice(SIGNATURE.length).split('\n')[0] ?? '')
}

function parseMarker(line: string): Marker {
  const unknown: Marker = { run: '?', station: '?', time: '?' }
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null) return unknown
    const field = (name: string) => {
      const found: unknown = Reflect.get(value, name)
      return typeof found === 'string' ? found : '?'
    }
    return { run: field('run'), station: field('station'), time: field('time') }
  } catch {
    return unknown
  }
}
