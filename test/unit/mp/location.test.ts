import { describe, expect, it } from 'vitest'
import type { HttpPort } from '../../../shared/mp/http-port.ts'
import { askLocation } from '../../../shared/mp/location.ts'

const NETWORK = { address: '10.1.2.3', subnet: '10.1.2.0' }
const PORTS = { http: '8080', https: '8443' }
const answering =
  (text: string, status = 200): HttpPort =>
  async () => ({ status, headers: {}, body: new TextEncoder().encode(text) })

describe('the management points of a network', () => {
  it.each([
    ['a list of names', '<MPList><MP Name="MP01"/><MP Name="MP02"><FQDN>mp02.test</FQDN></MP></MPList>'],
    [
      'location records',
      '<LocationRecords><LocationRecord><IntranetName>MP01</IntranetName></LocationRecord><LocationRecord><IntranetName/><InternetName>mp02.test</InternetName></LocationRecord></LocationRecords>',
    ],
  ])('are read from %s, with the scheme of the one asked and the port of the site', async (_, text) => {
    expect(await askLocation(answering(text), 'https://mp.test', NETWORK, PORTS)).toEqual([
      'https://MP01:8443',
      'https://mp02.test:8443',
    ])
  })

  it('are asked for with address and subnet', async () => {
    const asked: string[] = []
    const port: HttpPort = async (request) => {
      asked.push(request.url)
      return answering('<MPList><MP Name="MP01"/></MPList>')(request)
    }
    await askLocation(port, 'http://mp.test/', NETWORK, PORTS)
    expect(asked).toEqual(['http://mp.test/SMS_MP/.sms_aut?MPLOCATION&ir=10.1.2.3&ip=10.1.2.0'])
  })

  it.each([
    ['none are there', '<MPList></MPList>'],
    ['their names are none', '<MPList><MP Name="x@evil.test/"/><MP Name="-"/><MP Name=""/></MPList>'],
    ['the document is another', '<Other/>'],
  ])('are none when %s', async (_, text) => {
    await expect(askLocation(answering(text), 'http://mp.test', NETWORK, PORTS)).rejects.toMatchObject({
      code: 'mp-location-empty',
      facts: { url: 'http://mp.test' },
    })
  })

  it('cannot be looked up where the server fails at it, and only then', async () => {
    const ask = (status: number) => askLocation(answering('<html>', status), 'http://mp.test', NETWORK, PORTS)
    await expect(ask(500)).rejects.toMatchObject({ code: 'mp-location-failed', facts: { status: 500 } })
    await expect(ask(404)).rejects.toMatchObject({ code: 'mp-not-found' })
  })
})
