import { performance } from 'node:perf_hooks'
import { isFault } from '../../../shared/bytes/fault.ts'
import type { PointAnswer } from '../../../shared/contract/point-answer.ts'
import { problemOf } from '../../../shared/firstboot/problem-of.ts'
import { askAnswer } from '../../../shared/mp/point-list.ts'
import { createHttpClient } from '../host/http/http-client.ts'
import { showCertificate } from './show-certificate.ts'

/** Who presses a button waits for it. */
const ANSWER_MS = 15_000
/** What is no answer at all: nobody is there, or nobody is known to be. */
const UNREACHABLE: readonly string[] = ['mp-name-unknown', 'mp-unreachable', 'mp-timeout']

/**
 * Asks a management point for its list, as Windows PE does before it says who it is, trusting `authorities` (PEM) alone.
 * What its server shows over TLS is told whether it is trusted or not; nothing is sent to one that is not.
 */
export async function testPoint(
  address: string,
  authorities: readonly string[],
  signal: AbortSignal | undefined,
): Promise<PointAnswer> {
  const at = new Date()
  const tls = address.startsWith('https:') ? await showCertificate(new URL(address), authorities, ANSWER_MS) : undefined
  const begun = performance.now()
  const port = createHttpClient({ authorities })
  const told = { address, at: at.toISOString(), ...(tls === undefined ? {} : { tls }) }
  try {
    const answered = await askAnswer((request) => port({ ...request, signal }), address, ANSWER_MS)
    const milliseconds = Math.round(performance.now() - begun)
    return {
      ...told,
      milliseconds,
      isReachable: true,
      managementPoints: [...answered.managementPoints],
      ...(answered.serverDate && { clockSeconds: secondsApart(answered.serverDate, begun) }),
    }
  } catch (error) {
    if (isFault(error) && error.code === 'cancelled') throw error
    const problem = problemOf(error)
    return { ...told, isReachable: tls !== undefined || !UNREACHABLE.includes(problem.code), problem }
  }
}

/** The Date header has whole seconds; the middle of the exchange is when it was written. */
function secondsApart(server: Date, begun: number): number {
  const middle = Date.now() - (performance.now() - begun) / 2
  return Math.round((server.getTime() - middle) / 1000)
}
