const DEFAULT_PORTS = { 'http:': '80', 'https:': '443' } as const

/** Decimal ports of `_SMSTSHTTPPort` and `_SMSTSHTTPSPort`. */
export interface MediaPorts {
  readonly http: string | undefined
  readonly https: string | undefined
}

/**
 * A management point's URL with the site's own port, which the media stores apart from the URL (configmgr.md 4.5). A
 * port in the URL itself wins [inferred]. What is no http or https URL is given back as it is.
 */
export function withSitePort(url: string, ports: MediaPorts): string {
  const parsed = URL.parse(url)
  if (parsed === null || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')) return url
  const port = (parsed.protocol === 'http:' ? ports.http : ports.https)?.trim()
  const stated = /^https?:\/\/[^/?#]*:\d+(?=[/?#]|$)/i.test(url)
  if (stated || port === undefined || !isPort(port) || port === DEFAULT_PORTS[parsed.protocol]) return url
  return url.replace(/^(https?:\/\/[^/?#]*)/i, `$1:${port}`)
}

/** Whoever put a password into an address must not find it in a report. */
export function withoutUser(url: string): string {
  return url.replace(/^(https?:\/\/)[^/?#]*@/i, '$1')
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536
}
