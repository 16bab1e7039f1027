import type { SignWithKey } from '../media/certificate.ts'
import type { HttpPort, HttpTrust, Inflate } from '../mp/http-port.ts'
import type { LocalNetwork } from '../mp/location.ts'
import type { Codecs } from '../wim/codec/codecs.ts'
import type { Sha1 } from '../wim/integrity.ts'

/** What the first-boot check asks of the machine it runs on. */
export interface FirstBootHost {
  now(): Date
  /** Of a clock that never goes back. */
  elapsedMs(): number
  openHttp(trust: HttpTrust): HttpPort
  /** Fault: `cancelled`. */
  pause(ms: number, signal?: AbortSignal): Promise<void>
  localNetwork(): LocalNetwork
  readonly inflate: Inflate
  readonly signWithKey: SignWithKey
  readonly codecs: Codecs
  readonly sha1: Sha1
}
