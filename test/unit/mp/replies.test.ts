import { describe, expect, it } from 'vitest'
import { deflate, inflate } from '../../../electron/station/host/mp-host.ts'
import { utf16leFromText } from '../../../shared/bytes/utf16.ts'
import { openMediaCertificate } from '../../../shared/media/certificate.ts'
import { makeMediaCertificate } from '../../../shared/media/make-certificate.ts'
import { readPublicCertificate } from '../../../shared/media/public-certificate.ts'
import { openVariables, sealVariables } from '../../../shared/media/variables.ts'
import { askAnswer, askAssignments, readTaskSequences } from '../../../shared/mp/check.ts'
import type { HttpPort, HttpRequest } from '../../../shared/mp/http-port.ts'
import {
  BINARY_PART,
  MULTIPART_TYPE,
  type Part,
  readMultipart,
  TEXT_PART,
  writeMultipart,
} from '../../../shared/mp/multipart.ts'
import { readAssignments } from '../../../shared/mp/reply-assignments.ts'
import { type SignatureForm, signedBytes } from '../../../shared/mp/signature.ts'

const URL = 'http://mp.test'
const GUID = '11111111-2222-3333-4444-555555555555'
const NOW = new Date('2026-06-01T12:00:00Z')
const made = makeMediaCertificate({
  subject: 'Bench media',
  notBefore: new Date('2026-01-01T00:00:00Z'),
  notAfter: new Date('2027-01-01T00:00:00Z'),
  bits: 2048,
  mediaGuid: GUID,
})
const certificate = openMediaCertificate(made.pfxHex, GUID)
const variables = openVariables(
  sealVariables(
    new Map([
      ['_SMSMediaGuid', GUID],
      ['_SMSTSSiteCode', 'ABC'],
      ['_SMSTSx64UnknownMachineGUID', 'unknown-64'],
    ]),
    undefined,
    'aes-128',
  ),
  undefined,
)

const EMPTY = '<ReplyAssignments SchemaVersion="1.00" ReplyType="Full"></ReplyAssignments>'
const header = { type: TEXT_PART, body: utf16leFromText('\ufeff<Msg/>') }
const replied = (...parts: readonly Part[]) => ({
  status: 200,
  headers: { 'content-type': MULTIPART_TYPE },
  body: writeMultipart(parts),
})
const binary = (body: Uint8Array) => ({ type: BINARY_PART, body })
const policy = (attributes: string, location: string) =>
  `<PolicyAssignment><Policy PolicyID="P1" ${attributes}><PolicyLocation>${location}</PolicyLocation></Policy></PolicyAssignment>`

describe('a reply with assignments', () => {
  const xml = EMPTY.replace(
    '></',
    `>${policy('PolicyCategory="TaskSequence" PolicyFlags="7"', 'http://&lt;mp&gt;/x')}</`,
  )
  const expected = [{ policyId: 'P1', category: 'TaskSequence', flags: 7, location: 'http://<mp>/x' }]

  it.each([
    ['packed', deflate(utf16leFromText(xml))],
    ['plain', utf16leFromText(xml)],
    ['marked', utf16leFromText(`\ufeff${xml}`)],
    ['with stray characters', utf16leFromText(`${xml}\0\u0001`)],
  ])('is read %s', (_, body) => {
    expect(readAssignments(URL, replied(header, binary(body)), inflate)).toEqual(expected)
  })

  it.each([
    ['has one part', replied(header)],
    ['is damaged zlib', replied(header, binary(deflate(utf16leFromText(xml)).subarray(0, 40)))],
    ['unpacks to more than is taken', replied(header, binary(deflate(new Uint8Array((64 << 20) + 2))))],
    ['brings a document type', replied(header, binary(utf16leFromText(`<!DOCTYPE a [<!ENTITY b "c">]>${xml}`)))],
    ['is another document', replied(header, binary(utf16leFromText('<Other/>')))],
    ['is no multipart', { ...replied(header, binary(utf16leFromText(xml))), headers: { 'content-type': 'text/xml' } }],
  ])('is garbled when it %s', (_, answer) => {
    expect(() => readAssignments(URL, answer, inflate)).toThrow(
      expect.objectContaining({ code: 'mp-reply-garbled', facts: { url: URL } }),
    )
  })
})

/** A management point that takes one form of signature only, and MIDs in braces only where told. */
function takingOnly(form: SignatureForm, asked: HttpRequest[] = [], braces = false): HttpPort {
  const known = readPublicCertificate(made.certificateDerHex)
  return async (request) => {
    asked.push(request)
    const message = readMultipart(MULTIPART_TYPE, request.body ?? new Uint8Array())?.[0]?.body
    const text = new TextDecoder('utf-16le').decode(message)
    const [, token = '', hex = ''] = /ClientToken:(.*)\r\nClientTokenSignature:(.*)\r\n/.exec(text) ?? []
    const signature = Uint8Array.from(Buffer.from(hex, 'hex')).reverse()
    const taken =
      token.startsWith('{') === braces &&
      known?.verify(signedBytes(token, form.terminated), signature, form.hash) === true
    return taken
      ? replied(header, binary(utf16leFromText(EMPTY)))
      : { status: 200, headers: {}, body: new Uint8Array() }
  }
}

describe('the request for assignments', () => {
  it.each([
    [1, { hash: 'sha256', terminated: true }],
    [2, { hash: 'sha256', terminated: false }],
    [3, { hash: 'sha1', terminated: true }],
  ] as const)('is signed in the form that is taken at try %i', async (tries, form) => {
    const asked: HttpRequest[] = []
    const port = takingOnly(form, asked)
    expect((await askAssignments(port, URL, variables, certificate, NOW, inflate)).form).toEqual(form)
    expect(asked).toHaveLength(tries)
  })

  it('names the media in braces when it is refused without', async () => {
    const port = takingOnly({ hash: 'sha256', terminated: true }, [], true)
    await expect(askAssignments(port, URL, variables, certificate, NOW, inflate)).resolves.toMatchObject({
      assignments: [],
    })
  })

  it('has the parts, bytes and length of the reference', async () => {
    const asked: HttpRequest[] = []
    await askAssignments(
      takingOnly({ hash: 'sha256', terminated: true }, asked),
      URL,
      variables,
      certificate,
      NOW,
      inflate,
    )
    const [request] = asked
    expect(request).toMatchObject({ method: 'CCM_POST', url: `${URL}/ccm_system/request` })
    const [message, body] = readMultipart(MULTIPART_TYPE, request?.body ?? new Uint8Array()) ?? []
    expect(message?.type).toBe('text/plain; charset=UTF-16')
    expect([...(message?.body.subarray(0, 2) ?? [])]).toEqual([0xff, 0xfe])
    const text = new TextDecoder('utf-16le').decode(message?.body)
    expect(text).toMatch(/^<Msg><ID\/><SourceID>unknown-64<\/SourceID><ReplyTo>direct:OSD<\/ReplyTo>/)
    expect(text).toContain(`ClientToken:${GUID};2026-06-01T12:00:00Z\r\n`)
    const length = Number(/Length="(\d+)"/.exec(text)?.[1])
    expect([...(body?.body.subarray(length) ?? [])]).toEqual([0x0d, 0, 0x0a, 0, 0, 0, 0])
    expect(new TextDecoder('utf-16le').decode(body?.body.subarray(0, length))).toContain(
      '<PolicySource>SMS:ABC</PolicySource><ServerCookie/><Resource ResourceType="Machine"/>',
    )
  })
})

describe('a policy', () => {
  const read = async (location: string, reply: string, category = 'TaskSequence', flags = 0) => {
    const asked: HttpRequest[] = []
    const port: HttpPort = async (request) => {
      asked.push(request)
      return { status: 200, headers: {}, body: new TextEncoder().encode(reply) }
    }
    const assignment = { policyId: 'P1', category, flags, location }
    const found = await readTaskSequences(port, URL, [assignment], variables, certificate, NOW, inflate)
    return { found, asked }
  }
  const unread = { name: 'P1', deploymentId: '', packageId: '', purpose: 'available' }

  it('of another host is not fetched', async () => {
    for (const location of ['http://elsewhere.test/SMS_MP/.sms_pol?X', 'http://<mp>@elsewhere.test/SMS_MP/.sms_pol?X'])
      expect(await read(location, '')).toEqual({ found: [unread], asked: [] })
  })

  it('that is refused in every form, or encrypted, goes by its id', async () => {
    const refused = await read(
      'http://<mp>/SMS_MP/.sms_pol?X',
      '<HTML><HEAD><TITLE>ERROR</TITLE></HEAD><BODY></BODY></HTML>',
    )
    expect(refused.found).toEqual([unread])
    expect(refused.asked).toHaveLength(6)
    expect(refused.asked[0]?.headers).toMatchObject({ CCMClientID: GUID, CCMClientTimestamp: '2026-06-01T12:00:00Z' })
    expect(refused.asked[1]?.headers).toMatchObject({ ClientToken: `${GUID};2026-06-01T12:00:00Z` })
    expect((await read('http://<mp>/SMS_MP/.sms_pol?X', '0\u0082')).found).toEqual([unread])
  })

  it('is a task sequence by its flag where it has no category', async () => {
    expect((await read('', '', '', 0x81)).found).toEqual([unread])
    for (const [category, flags] of [
      ['', 0x80],
      ['NAAConfig', 1],
      ['CollectionSettings', 1],
    ] as const)
      await expect(read('', '', category, flags)).rejects.toMatchObject({ code: 'mp-no-task-sequence' })
  })

  it.each([
    ['', ''],
    ['<PolicyAction>', '</PolicyAction>'],
  ])('may be packed within its action, after "%s"', async (before, after) => {
    const xml =
      '<instance class="CCM_TaskSequence"><property name="PKG_Name"><value>Depot</value></property></instance>'
    const packed = Buffer.from(deflate(utf16leFromText(`${before}${xml}${after}`))).toString('hex')
    const body = `<Policy><PolicyRule><PolicyAction PolicyActionType="WMI-XML">${packed}</PolicyAction></PolicyRule></Policy>`
    const { found } = await read('http://<mp>/SMS_MP/.sms_pol?X', body)
    expect(found).toEqual([{ name: 'Depot', deploymentId: '', packageId: '', purpose: 'available' }])
  })
})

describe('a list of management points', () => {
  it.each([
    [401, 'mp-refused'],
    [403, 'mp-refused'],
    [404, 'mp-not-found'],
    [503, 'mp-server-error'],
    [301, 'mp-redirected'],
    [418, 'mp-reply-garbled'],
  ])('answered with %i fails with %s', async (status, code) => {
    const port: HttpPort = async () => ({ status, headers: {}, body: new Uint8Array() })
    await expect(askAnswer(port, URL, 1000)).rejects.toMatchObject({ code })
  })
})
