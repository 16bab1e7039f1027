import { describe, expect, it } from 'vitest'
import { withSitePort } from '../../../shared/media/management-point-url.ts'
import { openVariables, sealVariables } from '../../../shared/media/variables.ts'

const PORTS = { http: '8080', https: '8443' }

describe("a management point's URL", () => {
  it.each([
    ['http://mp.test', 'http://mp.test:8080'],
    ['https://mp.test', 'https://mp.test:8443'],
    ['http://mp.test/', 'http://mp.test:8080/'],
    ['http://[fd00::1]', 'http://[fd00::1]:8080'],
    ['http://mp.test:80', 'http://mp.test:80'],
    ['http://[fd00::1]:81', 'http://[fd00::1]:81'],
    ['mp.test', 'mp.test'],
  ])('of %s becomes %s at a site with ports of its own', (url, expected) => {
    expect(withSitePort(url, PORTS)).toBe(expected)
  })

  it.each([undefined, '', '80', '0', '65536', '8080/x'])('stays as it is when the site tells the port %s', (http) => {
    expect(withSitePort('http://mp.test', { http, https: undefined })).toBe('http://mp.test')
  })

  it('has the port that the media stores apart from it, and no user', () => {
    const file = sealVariables(
      new Map([
        ['SMSTSMP', 'http://someone:secret@mp.test'],
        ['_SMSTSHTTPPort', '8080'],
      ]),
      undefined,
      'aes-128',
    )
    expect(openVariables(file, undefined).managementPoints).toEqual(['http://mp.test:8080'])
  })
})
