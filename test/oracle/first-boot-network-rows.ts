import { createServer } from 'node:tls'
import { makeServerIdentity } from '../../shared/media/make-certificate.ts'
import { phrase } from '../../shared/phrase/phrase.ts'
import { authority, type Bench, certificates, rehearse } from './first-boot-bench.ts'
import { dynamic, patient, type Row, site, tls } from './first-boot-rows.ts'

const DAY_MS = 86_400_000

/** A server that ends the handshake itself where the client's certificate is none of its authority's. */
async function strictServer(): Promise<Bench> {
  const validity = { notBefore: new Date(Date.now() - DAY_MS), notAfter: new Date(Date.now() + DAY_MS) }
  const { certificates: cert, key } = makeServerIdentity(authority, 'localhost', '127.0.0.1', validity)
  const server = createServer({ cert, key, ca: cert, requestCert: true, rejectUnauthorized: true })
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  const address = server.address()
  const url = `https://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  return { variables: { SMSTSMP: url, _SMSTSRootCACerts: authority.certificateDerHex } }
}

export const CLOCK: readonly Row[] = [
  {
    name: 'a server whose clock is a day ahead',
    bench: site(['clock']),
    step: 'mp.answer',
    code: 'mp-clock-differs',
    facts: { minutes: 1440 },
    evidence: /MPLIST: 200/,
  },
  {
    name: 'a bench whose clock hides that the certificate has expired',
    bench: async () => ({
      variables: { SMSTSMP: await rehearse(), _SMSTSMediaPFX: certificates.justExpired.pfxHex },
      host: { now: () => new Date(Date.now() - DAY_MS) },
    }),
    step: 'mp.answer',
    code: 'media-certificate-expired',
    evidence: /by the clock of http/,
  },
]

export const NETWORK: readonly Row[] = [
  {
    name: 'no management point on the media',
    bench: () => ({}),
    step: 'mp.answer',
    code: 'mp-not-configured',
    evidence: /names no management point/,
  },
  {
    name: 'a name that DNS does not know',
    bench: site(['no-name']),
    step: 'mp.answer',
    code: 'mp-name-unknown',
    evidence: /rehearsal\.invalid:\d+\/SMS_MP\/\.sms_aut\?MPLIST: mp-name-unknown/,
  },
  {
    name: 'a port that nobody listens on',
    bench: site(['no-port']),
    step: 'mp.answer',
    code: 'mp-unreachable',
    evidence: /MPLIST: mp-unreachable/,
  },
  ...(
    [
      ['a server that never answers', 'silent', 'mp-timeout', /mp-timeout, [\d,]+ ms/],
      ['a slow-loris', 'slow', 'mp-timeout', /mp-timeout, [\d,]+ ms/],
    ] as const
  ).map(([name, fault, code, evidence]) => ({ name, bench: patient([fault]), step: 'mp.answer', code, evidence })),
  ...(
    [
      ['a connection that breaks off', 'cut', 'mp-connection-broken', {}, /mp-connection-broken/],
      ['an answer of more than 64 MiB', 'huge', 'mp-reply-too-large', { limit: 64 << 20 }, /mp-reply-too-large/],
      ['403: HTTPS is wanted', '403', 'mp-https-needed', {}, /: 403/],
      ['404: another port, or no role', '404', 'mp-not-found', {}, /: 404/],
      ['500', '500', 'mp-server-error', { status: 500 }, /: 500/],
      ['503, three times', '503', 'mp-server-error', { status: 503 }, /: 503.*: 503.*: 503/],
      ['a redirect to another host', 'redirect', 'mp-redirected', {}, /: 302/],
      ['the page of a sign-in', 'garbage', 'mp-reply-garbled', { part: phrase('reply-web-page') }, /: 200/],
      ['XML that declares entities', 'doctype', 'mp-reply-garbled', { part: phrase('reply-document-type') }, /: 200/],
    ] as const
  ).map(([name, fault, code, facts, evidence]) => ({
    name,
    bench: site([fault]),
    step: 'mp.answer',
    code,
    facts,
    evidence,
  })),
  {
    name: 'dynamic media, of whose list nobody answers',
    bench: () => ({ variables: { SMSTSLocationMPs: 'http://one.invalid*http://two.invalid' } }),
    step: 'mp.answer',
    code: 'mp-name-unknown',
    facts: { url: 'http://one.invalid' },
    evidence: /one\.invalid: mp-name-unknown.*two\.invalid: mp-name-unknown/,
  },
  {
    name: 'duplicate unknown computers, so that no location is found',
    bench: dynamic(['location-500']),
    step: 'mp.answer',
    code: 'mp-location-failed',
    facts: { status: 500 },
    evidence: /MPLIST: 200.*MPLOCATION.*: 500/,
  },
  {
    name: 'a network that the site does not know',
    bench: dynamic(['location-empty']),
    step: 'mp.answer',
    code: 'mp-location-empty',
    evidence: /MPLOCATION.*: 200/,
  },
]

export const TLS: readonly Row[] = [
  {
    name: 'a server certificate of an unknown authority',
    bench: tls(['tls-unknown-ca']),
    step: 'mp.answer',
    code: 'mp-untrusted',
    facts: { reason: phrase('certificate-authority-unknown') },
    evidence: /mp-untrusted/,
  },
  {
    name: 'media without the root certificate, as made at a central site',
    bench: tls([], { _SMSTSRootCACerts: undefined }),
    step: 'mp.answer',
    code: 'mp-untrusted',
    evidence: /mp-untrusted/,
  },
  {
    name: 'an expired server certificate',
    bench: tls(['tls-expired']),
    step: 'mp.answer',
    code: 'mp-certificate-expired',
    facts: { reason: phrase('certificate-expired') },
    evidence: /mp-certificate-expired/,
  },
  {
    name: 'a server certificate that will have expired at delivery',
    bench: async () => ({
      ...(await tls([])()),
      request: { clock: new Date(Date.now() + 40 * DAY_MS) },
    }),
    step: 'mp.answer',
    status: 'warned',
    code: 'mp-certificate-expired',
    evidence: /over TLSv1\.3, 1 certificate trusted, the server's own until/,
  },
  {
    name: 'a server certificate for another name',
    bench: tls(['tls-name']),
    step: 'mp.answer',
    code: 'mp-name-differs',
    evidence: /mp-name-differs/,
  },
  {
    name: 'media for HTTP at a site that wants a client certificate',
    bench: tls([], { _SMSTSMediaPFX: certificates.good.pfxHex }),
    step: 'mp.answer',
    code: 'mp-client-certificate-refused',
    evidence: /: 403/,
  },
  {
    name: 'a server that ends the handshake without a client certificate',
    bench: strictServer,
    step: 'mp.answer',
    code: 'mp-client-certificate-refused',
    evidence: /mp-client-certificate-refused/,
  },
  {
    name: 'HTTPS to a port that speaks HTTP',
    bench: async () => ({ variables: { SMSTSMP: (await rehearse()).replace('http:', 'https:') } }),
    step: 'mp.answer',
    code: 'mp-tls-failed',
    evidence: /mp-tls-failed/,
  },
  {
    name: 'HTTP to a port that speaks TLS',
    bench: async () => ({ variables: { SMSTSMP: (await rehearse({ https: 'server' })).replace('https:', 'http:') } }),
    step: 'mp.answer',
    code: 'mp-connection-broken',
    evidence: /mp-connection-broken/,
  },
]
