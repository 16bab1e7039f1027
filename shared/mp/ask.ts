import { phrase } from '../phrase/phrase.ts'
import { mpFault } from './faults.ts'
import type { HttpAnswer, HttpPort } from './http-port.ts'

/** Limit of configmgr.md 15.1 for a reply, packed or not. */
export const LARGEST_REPLY = 64 << 20
/** A technician waits for it; management points answer within seconds. */
const REPLY_TIMEOUT_MS = 30_000
/** configmgr.md 9.5 [SDK]. */
const USER_AGENT = 'ConfigMgr Messaging HTTP Sender'

export interface Question {
  readonly method?: string
  /** Path and query. */
  readonly target: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
  readonly timeoutMs?: number
}

/** Asks the management point at `url` (scheme, host and port) and turns every status but 200 into its Fault. */
export async function ask(port: HttpPort, url: string, question: Question): Promise<HttpAnswer> {
  const { method = 'GET', target, headers = {}, body, timeoutMs = REPLY_TIMEOUT_MS } = question
  const answer = await port({
    method,
    url: url.replace(/\/+$/, '') + target,
    headers: { 'User-Agent': USER_AGENT, ...headers },
    timeoutMs,
    maxBytes: LARGEST_REPLY,
    ...(body === undefined ? {} : { body }),
  })
  const { status } = answer
  if (status === 200) return answer
  if (status >= 500) throw mpFault('mp-server-error', { url, status })
  if (status === 404) throw mpFault('mp-not-found', { url })
  if (status === 403) throw mpFault(isHttps(url) ? 'mp-client-certificate-refused' : 'mp-https-needed', { url })
  if (status === 401) throw mpFault('mp-refused', { url })
  if (status >= 300 && status < 400) throw mpFault('mp-redirected', { url })
  throw mpFault('mp-reply-garbled', { url, part: phrase('reply-status', { status }) })
}

export function isHttps(url: string): boolean {
  return /^https:/i.test(url)
}
