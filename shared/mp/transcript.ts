import { isFault } from '../bytes/fault.ts'
import { cmtraceLine, type TraceEntry } from './cmtrace.ts'
import type { HttpPort } from './http-port.ts'

const COMPONENT = 'Prestage'
/** A conversation has some hundred lines; a site that is out of order must not fill the memory. */
const MOST_LINES = 5000
/** What a URL may say about its user. */
const USER = /\/\/[^/?#]*@/

export interface Transcript {
  readonly lines: readonly string[]
  tell(kind: TraceEntry['kind'], text: string): void
}

/** A message and what came of it: an answer, or a failure by its code where it is one of the catalogue. */
export type Exchange = { readonly request: string; readonly milliseconds: number } & (
  | { readonly status: number; readonly bytes: number }
  | { readonly code: string | undefined }
)

/** Lines as CMTrace reads them. Nothing secret may be told. */
export function createTranscript(now: () => Date): Transcript {
  const lines: string[] = []
  return {
    lines,
    tell(kind, text) {
      if (lines.length < MOST_LINES) lines.push(cmtraceLine({ time: now(), component: COMPONENT, kind, text }))
    },
  }
}

/**
 * The same port, with a line for each message sent and each answer or failure, and a note of both in one. Headers and
 * bodies stay out of them: they carry the media's identity and signatures.
 */
export function transcribe(
  port: HttpPort,
  { tell }: Pick<Transcript, 'tell'>,
  elapsedMs: () => number,
  note: (exchange: Exchange) => void = () => undefined,
): HttpPort {
  return async (request) => {
    const begun = elapsedMs()
    const took = () => Math.round(elapsedMs() - begun)
    const asked = `${request.method} ${request.url.replace(USER, '//')}`
    tell('info', `${asked}, ${request.body?.length ?? 0} bytes`)
    try {
      const answer = await port(request)
      const { status, body, headers } = answer
      const kind = status === 200 ? 'info' : 'warning'
      const milliseconds = took()
      tell(
        kind,
        `answered ${status}, ${body.length} bytes, ${milliseconds} ms, server time ${headers['date'] ?? 'not told'}`,
      )
      note({ request: asked, milliseconds, status, bytes: body.length })
      return answer
    } catch (error) {
      const code = isFault(error) ? error.code : undefined
      const milliseconds = took()
      tell('error', `failed with ${code ?? 'an error'}, ${milliseconds} ms`)
      note({ request: asked, milliseconds, code })
      throw error
    }
  }
}
