import { Fault, isFault } from '../../bytes/fault.ts'
import { type Evidence, evidence } from '../../contract/evidence.ts'
import { certificateProblem } from '../../media/certificate.ts'
import { withoutUser } from '../../media/management-point-url.ts'
import type { HttpPort, ServerProof } from '../../mp/http-port.ts'
import { askLocation } from '../../mp/location.ts'
import { type Answered, askAnswer } from '../../mp/point-list.ts'
import { phrase } from '../../phrase/phrase.ts'
import type { Finding, Note } from '../walk.ts'
import type { Conversation } from './conversation.ts'

/** Beyond this the technician is told to set the clock (configmgr.md 13 [inferred threshold]). */
const MOST_CLOCK_MINUTES = 5
const MINUTE_MS = 60_000
/** For each management point of a list, so that one that is silent leaves time for the next. */
const ANSWER_TIMEOUT_MS = 15_000

interface Candidates {
  readonly kind: 'given' | 'site-based' | 'dynamic'
  readonly urls: readonly string[]
}

interface Chosen extends Answered {
  readonly url: string
  /** The management point that named it. */
  readonly namedBy?: string
}

/** The management point that the conversation is held with, found as the media's kind has it (configmgr.md 8.3). */
export async function choosePoint(talk: Conversation, note: Note): Promise<Finding<string>> {
  const { kind, urls: told } = candidates(talk)
  const urls = told.map(withoutUser)
  if (urls.length === 0) {
    note(evidence('mp-none-named'))
    throw new Fault('mp-not-configured')
  }
  const port = talk.stepPort(note)
  const look = kind === 'dynamic' ? (url: string) => locate(talk, port, url, note) : (url: string) => direct(port, url)
  const { url, namedBy, managementPoints, serverDate, server } = await firstThat(urls, look, note)
  const { now } = talk.host
  const problem = serverDate && certificateProblem(talk.media.certificate, serverDate)
  if (problem !== undefined) {
    note(evidence('mp-by-clock', { url, time: serverDate?.toISOString() ?? '' }))
    throw problem
  }
  const clock = clockEvidence(serverDate, now(), url)
  const address =
    namedBy === undefined
      ? evidence(kind === 'given' ? 'mp-address-given' : 'mp-address-of-media')
      : evidence('mp-address-located', { url: namedBy })
  const secure = server
    ? evidence('mp-over-tls', { protocol: server.protocol, count: talk.authorities, until: day(server.notAfter) })
    : evidence('mp-over-http')
  return {
    value: url,
    // How a site answers MPLOCATION is not published, and the bench's network is not the customer's.
    basis: kind === 'dynamic' ? 'inferred' : 'checked',
    evidence: [evidence('mp-lists', { url, count: managementPoints.length }), address, secure, clock],
    ...expiryWarning(talk, url, server),
  }
}

/** A server certificate that holds today may not do so on the day of delivery. */
function expiryWarning({ request }: Conversation, url: string, server: ServerProof | undefined) {
  if (server === undefined || server.notAfter >= request.clock) return {}
  const reason = phrase('certificate-expires-before-delivery', { date: day(server.notAfter) })
  return { warning: { code: 'mp-certificate-expired', facts: { url, reason } } as const }
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10)
}

function candidates({ media: { variables }, request }: Conversation): Candidates {
  if (request.managementPoints.length > 0) return { kind: 'given', urls: request.managementPoints }
  if (variables.managementPoints.length > 0) return { kind: 'site-based', urls: variables.managementPoints }
  return { kind: 'dynamic', urls: variables.locationManagementPoints }
}

async function direct(port: HttpPort, url: string): Promise<Chosen> {
  return { url, ...(await askAnswer(port, url, ANSWER_TIMEOUT_MS)) }
}

/** Asks one of the media's list for those of this network, and takes the first of them that answers. */
async function locate(talk: Conversation, port: HttpPort, url: string, note: Note): Promise<Chosen> {
  const { variables } = talk.media
  await askAnswer(port, url, ANSWER_TIMEOUT_MS)
  const ports = { http: variables.get('_SMSTSHTTPPort'), https: variables.get('_SMSTSHTTPSPort') }
  const located = await askLocation(port, url, talk.host.localNetwork(), ports)
  const chosen = await firstThat(located, (one) => direct(port, one), note)
  return { ...chosen, namedBy: url }
}

/** The first that answers; when none does, the failure of the first one. Fault: `cancelled` at once. */
async function firstThat(urls: readonly string[], look: (url: string) => Promise<Chosen>, note: Note): Promise<Chosen> {
  let failure: unknown
  for (const url of urls) {
    try {
      return await look(url)
    } catch (error) {
      if (!isFault(error) || error.code === 'cancelled') throw error
      note(evidence('mp-point-failed', { url, code: error.code }))
      failure ??= error
    }
  }
  throw failure
}

function clockEvidence(serverDate: Date | undefined, now: Date, url: string): Evidence {
  if (serverDate === undefined) return evidence('mp-time-untold', { url })
  const minutes = Math.round(Math.abs(serverDate.getTime() - now.getTime()) / MINUTE_MS)
  if (minutes > MOST_CLOCK_MINUTES) throw new Fault('mp-clock-differs', { minutes })
  return evidence('mp-clocks', { count: minutes })
}
