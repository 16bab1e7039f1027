/** HTTP/1.1 as both ends need it (RFC 9112). Node's own server refuses the method CCM_POST. */
const LARGEST_HEAD = 32 << 10
const LONGEST_CHUNK_LINE = 256

export interface HttpMessage {
  readonly startLine: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export type WireProblem = 'status line' | 'header' | 'chunk' | 'length' | 'head' | 'ended early' | 'too long'

/** The bytes are no HTTP message, end early, or hold more than is taken. */
export class WireError extends Error {
  readonly problem: WireProblem

  constructor(problem: WireProblem) {
    super(problem)
    this.problem = problem
  }
}

/**
 * Reads one message. `bodyTo` says what a message without a length has for a body: an answer lasts to the end of the
 * connection, a request has none.
 */
export async function readMessage(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
  bodyTo: 'end' | 'none',
): Promise<HttpMessage> {
  const reader = byteReader(chunks)
  const head = (await reader.until('\r\n\r\n', LARGEST_HEAD)).split('\r\n')
  const headers: Record<string, string> = {}
  for (const line of head.slice(1)) {
    const colon = line.indexOf(':')
    if (colon < 1) throw new WireError('header')
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim()
  }
  const message = (body: Uint8Array) => ({ startLine: head[0] ?? '', headers, body })
  if (/\bchunked\b/i.test(headers['transfer-encoding'] ?? '')) return message(await readChunks(reader, maxBytes))
  const length = headers['content-length']
  if (length === undefined) return message(bodyTo === 'none' ? new Uint8Array() : await reader.toEnd(maxBytes))
  if (!/^\d{1,12}$/.test(length)) throw new WireError('length')
  if (Number(length) > maxBytes) throw new WireError('too long')
  return message(await reader.exactly(Number(length)))
}

/** Visible ASCII, spaces and tabs: what else a header could hold may turn into a line's end on the wire (RFC 9110 5.5). */
const HEADER_LINE = /^[\t\x20-\x7e]*$/

/** A message with its length. */
export function writeMessage(startLine: string, headers: Readonly<Record<string, string>>, body: Uint8Array): Buffer {
  const lines = Object.entries({ ...headers, 'Content-Length': String(body.length), Connection: 'close' })
  if (!lines.every(([name, value]) => HEADER_LINE.test(name + value))) throw new WireError('header')
  const head = [startLine, ...lines.map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n')
  return Buffer.concat([Buffer.from(head, 'latin1'), body])
}

async function readChunks(reader: ByteReader, maxBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let total = 0
  while (true) {
    const size = /^([0-9a-f]{1,8})\s*(;.*)?$/i.exec(await reader.until('\r\n', LONGEST_CHUNK_LINE))?.[1]
    if (size === undefined) throw new WireError('chunk')
    const length = Number.parseInt(size, 16)
    if (length === 0) return Buffer.concat(pieces)
    total += length
    if (total > maxBytes) throw new WireError('too long')
    pieces.push(await reader.exactly(length))
    if ((await reader.until('\r\n', LONGEST_CHUNK_LINE)) !== '') throw new WireError('chunk')
  }
}

type ByteReader = ReturnType<typeof byteReader>

function byteReader(chunks: AsyncIterable<Uint8Array>) {
  const iterator = chunks[Symbol.asyncIterator]()
  let rest = Buffer.alloc(0)
  const next = async () => {
    const { done, value } = await iterator.next()
    return done ? undefined : value
  }
  return {
    async until(mark: string, most: number): Promise<string> {
      while (true) {
        const at = rest.indexOf(mark)
        if (at > most || (at < 0 && rest.length > most)) throw new WireError('head')
        if (at >= 0) {
          const text = rest.toString('latin1', 0, at)
          rest = rest.subarray(at + mark.length)
          return text
        }
        const chunk = await next()
        if (chunk === undefined) throw new WireError('ended early')
        rest = Buffer.concat([rest, chunk])
      }
    },
    async exactly(length: number): Promise<Uint8Array> {
      if (rest.length >= length) {
        const piece = rest.subarray(0, length)
        rest = rest.subarray(length)
        return piece
      }
      const pieces: Uint8Array[] = [rest]
      let have = rest.length
      while (have < length) {
        const chunk = await next()
        if (chunk === undefined) throw new WireError('ended early')
        pieces.push(chunk)
        have += chunk.length
      }
      const all = Buffer.concat(pieces)
      rest = all.subarray(length)
      return all.subarray(0, length)
    },
    async toEnd(most: number): Promise<Uint8Array> {
      const pieces: Uint8Array[] = [rest]
      let have = rest.length
      while (have <= most) {
        const chunk = await next()
        if (chunk === undefined) return Buffer.concat(pieces)
        pieces.push(chunk)
        have += chunk.length
      }
      throw new WireError('too long')
    },
  }
}
