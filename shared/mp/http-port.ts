import type { TlsIdentity } from '../media/certificate.ts'

export interface HttpRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Uint8Array
  /** For the whole exchange, from the name's look-up to the last byte. */
  readonly timeoutMs: number
  /** Longest body of an answer that is taken. */
  readonly maxBytes: number
  readonly signal?: AbortSignal | undefined
}

/** What the server showed over TLS. */
export interface ServerProof {
  /** Such as `TLSv1.3`. */
  readonly protocol: string
  readonly notAfter: Date
}

/** Names of headers are in lower case. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  /** Over plain HTTP there is none. */
  readonly server?: ServerProof
}

/**
 * Sends one request, never through a proxy, and never follows a redirect. Throws the Faults `mp-name-unknown`,
 * `mp-unreachable`, `mp-timeout`, `mp-connection-broken`, `mp-reply-garbled`, `mp-reply-too-large`, those of TLS
 * (`mp-tls-failed`, `mp-untrusted`, `mp-certificate-expired`, `mp-name-differs`, `mp-client-certificate-refused`), and
 * `cancelled`.
 */
export type HttpPort = (request: HttpRequest) => Promise<HttpAnswer>

/** Certificates in PEM form that vouch for one server alone, named by its scheme, host and port. */
export interface PointAuthorities {
  readonly origin: string
  readonly certificates: readonly string[]
}

/** What TLS is spoken with. */
export interface HttpTrust {
  /** Certificates in PEM form that alone are trusted. */
  readonly authorities: readonly string[]
  /** Those that are trusted for some servers besides. */
  readonly points?: readonly PointAuthorities[]
  readonly identity?: TlsIdentity
}

/** The zlib stream's contents, or why there are none: damaged, or more than `maxBytes`. */
export type Inflate = (bytes: Uint8Array, maxBytes: number) => Uint8Array | 'damaged' | 'too-large'
export type Deflate = (bytes: Uint8Array) => Uint8Array
