export interface HttpRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Uint8Array
  readonly timeoutMs: number
  /** Longest body of an answer that is taken. */
  readonly maxBytes: number
}

/** Names of headers are in lower case. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/**
 * Sends one request and never follows a redirect.
 * Throws the Faults `mp-unreachable`, `mp-timeout` and `mp-reply-garbled`.
 */
export type HttpPort = (request: HttpRequest) => Promise<HttpAnswer>

/** The zlib stream's contents; undefined when it is damaged or holds more than `maxBytes`. */
export type Inflate = (bytes: Uint8Array, maxBytes: number) => Uint8Array | undefined
export type Deflate = (bytes: Uint8Array) => Uint8Array
