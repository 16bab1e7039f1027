import { isFault } from '../bytes/fault.ts'
import { mpFault } from './faults.ts'
import type { HttpAnswer, HttpPort } from './http-port.ts'

/** A technician waits for each step. Requests say how long they wait in a step of this length. */
const STEP_SECONDS = 30

export interface Patience {
  /** For all requests of the step together. */
  readonly stepSeconds?: number | undefined
  /** Of a clock that never goes back. */
  elapsedMs(): number
  pause(ms: number): Promise<void>
  readonly signal?: AbortSignal | undefined
}

/** Before the second and the third try. */
const PAUSES_MS = [500, 1500] as const
/** What a second try may heal; a server that is busy answers 503 (RFC 9110). */
const PASSING = ['mp-unreachable', 'mp-connection-broken']
const BUSY = 503

/**
 * The same port for one step: its requests share a budget of time, and what may pass is tried again, twice at most.
 * A connection that breaks off over a policy is a refusal (configmgr.md 10.1), so that one is not repeated.
 */
export function patientPort(port: HttpPort, patience: Patience): HttpPort {
  const { stepSeconds = STEP_SECONDS, elapsedMs, pause, signal } = patience
  const budgetMs = stepSeconds * 1000
  const begun = elapsedMs()
  return async (request) => {
    const attempt = () => {
      const left = budgetMs - (elapsedMs() - begun)
      if (left < 1) throw mpFault('mp-timeout', { url: new URL(request.url).origin })
      const share = (request.timeoutMs * stepSeconds) / STEP_SECONDS
      return port({ ...request, timeoutMs: Math.min(share, left), signal })
    }
    for (const ms of PAUSES_MS) {
      const outcome = await tryOnce(attempt, mayRepeat(request.url))
      const left = budgetMs - (elapsedMs() - begun)
      if (outcome.settled || left <= ms) return outcome.give()
      await pause(ms)
    }
    return attempt()
  }
}

interface Outcome {
  readonly settled: boolean
  give(): HttpAnswer
}

async function tryOnce(attempt: () => Promise<HttpAnswer>, repeatable: boolean): Promise<Outcome> {
  try {
    const answer = await attempt()
    return { settled: answer.status !== BUSY, give: () => answer }
  } catch (error) {
    const give = () => {
      throw error
    }
    return { settled: !repeatable || !isFault(error) || !PASSING.includes(error.code), give }
  }
}

function mayRepeat(url: string): boolean {
  return !/\/\.sms_pol\?/i.test(url)
}
