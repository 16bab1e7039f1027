import { type Evidence, evidence } from '../../contract/evidence.ts'
import type { MediaBootstrap } from '../../media/bootstrap.ts'
import type { MediaCertificate } from '../../media/certificate.ts'
import { readRootCertificates } from '../../media/root-certificates.ts'
import type { MediaVariables } from '../../media/variables.ts'
import type { HttpPort } from '../../mp/http-port.ts'
import type { UnknownComputer } from '../../mp/key-information.ts'
import { patientPort } from '../../mp/patient-port.ts'
import { type Exchange, type Transcript, transcribe } from '../../mp/transcript.ts'
import type { FirstBootHost } from '../host.ts'
import type { FirstBootRequest } from '../request.ts'
import type { Note } from '../walk.ts'

/** What the conversation needs of the target. */
export interface BenchMedia {
  readonly bootstrap: MediaBootstrap
  readonly variables: MediaVariables
  readonly certificate: MediaCertificate
  readonly computer: UnknownComputer
  /** Ids of the packages in the task-sequence cache. Faults: those of the volume. */
  packages(): readonly string[]
}

/** What a conversation asks of the machine it is held on. */
export type ConversationHost = Omit<FirstBootHost, 'codecs' | 'sha1' | 'signWithKey'>

export interface Conversation {
  readonly media: BenchMedia
  readonly request: FirstBootRequest
  readonly host: ConversationHost
  /** How many certificates the media and the station trust. */
  readonly authorities: number
  /** A port for one step: with its share of time, its tries, its notes. */
  stepPort(note: Note): HttpPort
}

export function openConversation(
  media: BenchMedia,
  request: FirstBootRequest,
  host: ConversationHost,
  transcript: Transcript,
): Conversation {
  const told = readRootCertificates(media.variables.get('_SMSTSRootCACerts') ?? '')
  const authorities = [...told, ...(request.authorities ?? [])]
  // A self-signed media certificate belongs to HTTP sites; TLS gets none then (configmgr.md 5 and 9.4).
  const identity = media.certificate.selfSigned ? {} : { identity: media.certificate.tlsIdentity() }
  const points = request.pointAuthorities ?? []
  const http = host.openHttp({ authorities, points, ...identity })
  const { signal, stepSeconds } = request
  return {
    media,
    request,
    host,
    authorities: authorities.length + points.flatMap(({ certificates }) => certificates).length,
    stepPort: (note) =>
      patientPort(
        transcribe(http, transcript, host.elapsedMs, (exchange) => note(exchangeEvidence(exchange))),
        {
          stepSeconds,
          elapsedMs: host.elapsedMs,
          pause: (ms) => host.pause(ms, signal),
          signal,
        },
      ),
  }
}

function exchangeEvidence({ request, milliseconds, ...outcome }: Exchange): Evidence {
  if ('status' in outcome) return evidence('mp-answered', { request, milliseconds, ...outcome })
  return outcome.code === undefined
    ? evidence('mp-request-broke', { request, milliseconds })
    : evidence('mp-request-failed', { request, milliseconds, code: outcome.code })
}
