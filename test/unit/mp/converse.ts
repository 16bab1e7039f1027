import { inflate } from '../../../electron/station/host/http/mp-host.ts'
import type { MediaCertificate } from '../../../shared/media/certificate.ts'
import { askAssignments } from '../../../shared/mp/assignments.ts'
import type { HttpPort } from '../../../shared/mp/http-port.ts'
import { readTaskSequences } from '../../../shared/mp/task-sequences.ts'

export interface Asking {
  readonly mediaGuid: string
  readonly certificate: MediaCertificate
  readonly siteCode?: string
  readonly clientId?: string
  readonly clock?: Date
}

/** Asks for assignments and for the task sequences among them, as one media. */
export async function converse(port: HttpPort, url: string, asking: Asking) {
  const { mediaGuid, certificate, siteCode = 'ABC', clientId = 'unknown-64', clock = new Date() } = asking
  const accepted = await askAssignments(port, url, { mediaGuid, certificate, clientId, siteCode }, clock, inflate)
  const { assignments, form, mediaId } = accepted
  const offered = await readTaskSequences(port, url, assignments, { mediaId, certificate, clock, form }, inflate)
  return { ...accepted, ...offered }
}
