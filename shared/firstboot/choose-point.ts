import { Fault, isFault } from '../bytes/fault.ts'
import { certificateProblem } from '../media/certificate.ts'
import { withoutUser } from '../media/management-point-url.ts'
import type { HttpPort, ServerProof } from '../mp/http-port.ts'
import { askLocation } from '../mp/location.ts'
import { type Answered, askAnswer } from '../mp/point-list.ts'
import type { Conversation } from './conversation.ts'
import type { Finding, Note } from './walk.ts'

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
  readonly how: string
}

/** The management point that the conversation is held with, found as the media's kind has it (configmgr.md 8.3). */
export async function choosePoint(talk: Conversation, note: Note): Promise<Finding<string>> {
  const { kind, urls: told } = candidates(talk)
  const urls = told.map(withoutUser)
  if (urls.length === 0) {
    note('the media names no management point, and none was given')
    throw new Fault('mp-not-configured')
  }
  const port = talk.stepPort(note)
  const look = kind === 'dynamic' ? (url: string) => locate(talk, port, url, note) : (url: string) => direct(port, url)
  const { url, how, managementPoints, serverDate, server } = await firstThat(urls, look, note)
  const { now } = talk.host
  const problem = serverDate && certificateProblem(talk.media.certificate, serverDate)
  if (problem !== undefined) {
    note(`by the clock of ${url}, which shows ${serverDate?.toISOString()}`)
    throw problem
  }
  const clock = clockEvidence(serverDate, now(), url)
  const secure = server
    ? `over ${server.protocol}, ${talk.authorities} certificates trusted, the server's own until ${day(server.notAfter)}`
    : 'over plain HTTP'
  const media = { given: 'address given', 'site-based': 'site-based media', dynamic: 'dynamic media' }[kind]
  return {
    value: url,
    // How a site answers MPLOCATION is not published, and the bench's network is not the customer's.
    basis: kind === 'dynamic' ? 'inferred' : 'checked',
    evidence: [`${url} lists ${managementPoints.length} management points`, `${media}, ${how}, ${secure}`, clock],
    ...expiryWarning(talk, url, server),
  }
}

/** A server certificate that holds today may not do so on the day of delivery. */
function expiryWarning({ request }: Conversation, url: string, server: ServerProof | undefined) {
  if (server === undefined || server.notAfter >= request.clock) return {}
  const reason = `it expires on ${day(server.notAfter)}, before delivery`
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
  return { url, how: 'asked itself', ...(await askAnswer(port, url, ANSWER_TIMEOUT_MS)) }
}

/** Asks one of the media's list for those of this network, and takes the first of them that answers. */
async function locate(talk: Conversation, port: HttpPort, url: string, note: Note): Promise<Chosen> {
  const { variables } = talk.media
  await askAnswer(port, url, ANSWER_TIMEOUT_MS)
  const ports = { http: variables.get('_SMSTSHTTPPort'), https: variables.get('_SMSTSHTTPSPort') }
  const located = await askLocation(port, url, talk.host.localNetwork(), ports)
  const chosen = await firstThat(located, (one) => direct(port, one), note)
  return { ...chosen, how: `named by ${url} for the network of this bench` }
}

/** The first that answers; when none does, the failure of the first one. Fault: `cancelled` at once. */
async function firstThat(urls: readonly string[], look: (url: string) => Promise<Chosen>, note: Note): Promise<Chosen> {
  let failure: unknown
  for (const url of urls) {
    try {
      return await look(url)
    } catch (error) {
      if (!isFault(error) || error.code === 'cancelled') throw error
      note(`${url}: ${error.code}`)
      failure ??= error
    }
  }
  throw failure
}

function clockEvidence(serverDate: Date | undefined, now: Date, url: string): string {
  if (serverDate === undefined) return `${url} told no time`
  const minutes = Math.round(Math.abs(serverDate.getTime() - now.getTime()) / MINUTE_MS)
  if (minutes > MOST_CLOCK_MINUTES) throw new Fault('mp-clock-differs', { minutes })
  return `clocks differ by ${minutes} minutes`
}
