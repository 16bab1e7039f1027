import type { ByteSource } from '../../bytes/byte-source.ts'
import { readExactly } from '../../bytes/byte-source.ts'

/** First bytes of a volume that a run has not finished; no firmware and no file system takes them for a boot sector. */
const SIGNATURE = 'PRESTAGE INCOMPLETE\n'
/** What no disk writes in part; the first sector of a larger size keeps the rest of its bytes. */
export const MARKER_BYTES = 512

/** Whose unfinished run this is, and what of the volume's identity is found nowhere else while it lasts. */
export interface Marker {
  readonly run: string
  readonly station: string
  readonly time: string
  /** The volume's label. */
  readonly label?: string | undefined
  /** Byte of the volume where its boot sector is kept, veiled. */
  readonly backup?: number | undefined
  /** First bytes of the boot sector of a volume that has no place for a copy, in hexadecimal. */
  readonly boot?: string | undefined
}

/** MARKER_BYTES bytes: the signature, then the marker as a line of ASCII JSON. */
export function markerSector(marker: Marker): Uint8Array {
  const sector = new Uint8Array(MARKER_BYTES)
  const full = textOf(marker)
  // A station name has at most 255 units (six bytes each escaped); a marker that does not fit leaves it out.
  const fitting = full.length <= MARKER_BYTES ? full : textOf({ ...marker, station: '' })
  for (let i = 0; i < fitting.length; i++) sector[i] = fitting.charCodeAt(i)
  return sector
}

function textOf(marker: Marker): string {
  const escaped = JSON.stringify(marker).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return `${SIGNATURE}${escaped}\n`
}

/** The marker in the volume's first sector, or undefined when there is none. A marker with a damaged text has run '?'. */
export function readMarker(volume: ByteSource): Marker | undefined {
  const sector = readExactly(volume, 0, MARKER_BYTES)
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
      return typeof found === 'string' ? found : undefined
    }
    const backup: unknown = Reflect.get(value, 'backup')
    return {
      run: field('run') ?? '?',
      station: field('station') ?? '?',
      time: field('time') ?? '?',
      label: field('label'),
      backup: typeof backup === 'number' && Number.isSafeInteger(backup) && backup > 0 ? backup : undefined,
      boot: field('boot'),
    }
  } catch {
    return unknown
  }
}
