import { textFromUtf16le } from '../bytes/utf16.ts'

/** What TsmBootstrap.ini says (configmgr.md 3). `other` holds every further key of the file, as spelled there. */
export interface MediaBootstrap {
  readonly mediaType: string
  readonly passwordRequired: boolean
  readonly unattended: boolean
  readonly other: ReadonlyMap<string, string>
}

const SECTION = 'mediainfo'

/**
 * Reads TsmBootstrap.ini. Its encoding is not documented: UTF-16 with a mark, UTF-8 and ANSI are taken [inferred].
 * Missing keys read as the empty string or false.
 */
export function readBootstrap(bytes: Uint8Array): MediaBootstrap {
  const values = new Map<string, { readonly key: string; readonly value: string }>()
  let section = ''
  for (const line of decode(bytes).split(/\r\n|\r|\n/)) {
    const text = line.trim()
    if (text === '' || text.startsWith(';')) continue
    const heading = /^\[([^\]]*)\]$/.exec(text)
    if (heading) {
      section = (heading[1] ?? '').trim().toLowerCase()
      continue
    }
    const equals = text.indexOf('=')
    if (section !== SECTION || equals < 1) continue
    const key = text.slice(0, equals).trim()
    values.set(key.toLowerCase(), { key, value: text.slice(equals + 1).trim() })
  }
  const take = (name: string) => {
    const value = values.get(name)?.value ?? ''
    values.delete(name)
    return value
  }
  return {
    mediaType: take('mediatype'),
    passwordRequired: take('passwordrequired').toLowerCase() === 'true',
    unattended: take('unattended').toLowerCase() === 'true',
    other: new Map([...values.values()].map(({ key, value }) => [key, value])),
  }
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return textFromUtf16le(bytes.subarray(2))
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
