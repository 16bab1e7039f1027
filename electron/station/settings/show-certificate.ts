import { isIP } from 'node:net'
import { connect } from 'node:tls'
import type { PointAnswer } from '../../../shared/contract/point-answer.ts'
import { certificateFacts } from '../trust/certificate-file.ts'

const HTTPS_PORT = 443

/** The certificate that a server shows, and whether `authorities` (PEM) vouch for it; undefined where none was shown. */
export function showCertificate(
  url: URL,
  authorities: readonly string[],
  timeoutMs: number,
): Promise<PointAnswer['tls'] | undefined> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  return new Promise((resolve) => {
    // A handshake and nothing more: who is not trusted must still be shown, so that it can be judged.
    const socket = connect({
      host,
      port: Number(url.port || HTTPS_PORT),
      ca: [...authorities],
      rejectUnauthorized: false,
      ...(isIP(host) ? {} : { servername: host }),
    })
    const timer = setTimeout(() => socket.destroy(), timeoutMs)
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerX509Certificate()
      if (certificate !== undefined)
        resolve({
          protocol: socket.getProtocol() ?? 'TLS',
          certificate: certificateFacts(certificate),
          isTrusted: socket.authorized,
        })
      socket.destroy()
    })
    socket.on('error', () => socket.destroy())
    socket.once('close', () => {
      clearTimeout(timer)
      resolve(undefined)
    })
  })
}
