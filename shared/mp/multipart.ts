/** The SDK's fixed boundary (configmgr.md 9.5 [SDK]). */
const BOUNDARY = 'aAbBcCdDv1234567890VxXyYzZ'
const MOST_PARTS = 8

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
  const boundary = /^multipart\/.*;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType)
  if (boundary === null) return undefined
  const mark = ascii(`--${boundary[1] ?? boundary[2] ?? ''}`)
  const parts: Part[] = []
  let at = indexOf(body, mark, 0)
  while (at >= 0 && parts.length <= MOST_PARTS) {
    const start = at + mark.length
    if (body[start] === DASH && body[start + 1] === DASH) return parts
    const next = indexOf(body, mark, start)
    const head = indexOf(body, HEAD_END, start)
    if (next < 0 || head < 0 || head > next) return undefined
    const headers = String.fromCharCode(...body.subarray(start, Math.min(head, start + 4096)))
    const end = body[next - 2] === CRLF[0] && body[next - 1] === CRLF[1] ? next - 2 : next
    parts.push({
      type: /^content-type:\s*(.*)$/im.exec(headers)?.[1]?.trim() ?? '',
      body: body.subarray(head + HEAD_END.length, Math.max(head + HEAD_END.length, end)),
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

function indexOf(bytes: Uint8Array, mark: Uint8Array, from: number): number {
  const first = mark[0] ?? 0
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (at + mark.length > bytes.length) return -1
    if (mark.every((byte, index) => bytes[at + index] === byte)) return at
  }
  return -1
}
