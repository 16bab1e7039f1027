import type { HttpPort } from '../mp/http-port.ts'

/** What the first-boot check asks of the machine it runs on. */
export interface FirstBootHost {
  now(): Date
  readonly http: HttpPort
  /** zlib data decoded, or undefined when it is damaged or longer than `mostBytes`. */
  inflate(bytes: Uint8Array, mostBytes: number): Uint8Array | undefined
}
