import { isFault } from '../bytes/fault.ts'
import { cmtraceLine, type TraceEntry, type TraceWriter } from './cmtrace.ts'
import type { HttpPort } from './http-port.ts'

const COMPONENT = 'Prestage'

/**
 * The same port, with a line for each message sent and each answer or failure. Headers and bodies stay out of it: they
 * carry the media's identity and signatures.
 */
export function transcribe(port: HttpPort, now: () => Date, write: TraceWriter): HttpPort {
  const tell = (kind: TraceEntry['kind'], text: string) =>
    write(cmtraceLine({ time: now(), component: COMPONENT, kind, text }))
  return async (request) => {
    const begun = now().getTime()
    const took = () => `${now().getTime() - begun} ms`
    tell('info', `${request.method} ${request.url}, ${request.body?.length ?? 0} bytes`)
    try {
      const answer = await port(request)
      const { status, body, headers } = answer
      const kind = status === 200 ? 'info' : 'warning'
      tell(kind, `answered ${status}, ${body.length} bytes, ${took()}, server time ${headers['date'] ?? 'not told'}`)
      return answer
    } catch (error) {
      tell('error', `failed with ${isFault(error) ? error.code : 'an error'}, ${took()}`)
      throw error
    }
  }
}
