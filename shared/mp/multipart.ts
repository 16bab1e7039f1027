/** The SDK's fixed boundary (configmgr.md 9.5 [SDK]). */
const BOUNDARY = 'aAbBcCdDv1234567890VxXyYzZ'
const MOST_PARTS = 8
const LONGEST_PART_HEAD = 4096

export const MULTIPART_TYPE = `multipart/mixed; boundary="${BOUNDARY}"`
export const TEXT_PART = 'text/plain; charset=UTF-16'
export const BINARY_PART = 'application/octet-stream'

export interface Part {
  readonly type: string
  readonly body: Uint8Array
}

export function writeMultipart(parts: readonly Part[]): Uint8Array {
  const pieces = parts.flatMap(({ type, body }) => [
    ascii(`--${BOUNDARY}\r\ncontent-type: ${type}\r\n\r\n`),
    body,
    CRLF,
  ])
  return joinBytes([...pieces, ascii(`--${BOUNDARY}--\r\n`)])
}

/** The parts of a body; undefined when it is not what its content type says. */
export function readMultipart(contentType: string, body: Uint8Array): readonly Part[] | undefined {
  const boundary = /^multipart\/[^;]*;\s*boundary=(?:"([!-~ ]{1,70}?)"|([!-~]{1,70}?))\s*(?:;|$)/i.exec(contentType)
  if (boundary === null) return undefined
  // A delimiter begins with its line's start (RFC 2046 5.1.1): no other place counts, and the search stays linear.
  const delimiter = joinBytes([CRLF, ascii(`--${boundary[1] ?? boundary[2] ?? ''}`)])
  const opening = delimiter.subarray(CRLF.length)
  const parts: Part[] = []
  let at = startsWith(body, opening, 0) ? opening.length : after(body, delimiter, 0)
  while (at !== undefined && parts.length <= MOST_PARTS) {
    if (body[at] === DASH && body[at + 1] === DASH) return parts
    const start = after(body, HEAD_END, at)
    const next = start === undefined ? undefined : after(body, delimiter, start - CRLF.length)
    if (start === undefined || next === undefined) return undefined
    const headers = String.fromCharCode(...body.subarray(at, Math.min(start, at + LONGEST_PART_HEAD)))
    parts.push({
      type: /^content-type:\s*(.*)$/im.exec(headers)?.[1]?.trim() ?? '',
      body: body.subarray(start, Math.max(start, next - delimiter.length)),
    })
    at = next
  }
  return undefined
}

export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

const DASH = 0x2d
const CRLF = Uint8Array.of(0x0d, 0x0a)
const HEAD_END = Uint8Array.of(0x0d, 0x0a, 0x0d, 0x0a)

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

/** Position after the first `mark` at or behind `from`. */
function after(bytes: Uint8Array, mark: Uint8Array, from: number): number | undefined {
  const first = mark[0] ?? 0
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1))
    if (startsWith(bytes, mark, at)) return at + mark.length
  return undefined
}

function startsWith(bytes: Uint8Array, mark: Uint8Array, at: number): boolean {
  return mark.every((byte, index) => bytes[at + index] === byte)
}
