import type { HttpPort } from '../mp/http-port.ts'

/** What the first-boot check asks of the machine it runs on. */
export interface FirstBootHost {
  now(): Date
  readonly http: HttpPort
}
