import { describe, expect, it } from 'vitest'
import { deflate, inflate } from '../../../electron/station/host/http/mp-host.ts'
import { utf16leFromText } from '../../../shared/bytes/utf16.ts'
import { openMediaCertificate } from '../../../shared/media/certificate.ts'
import { makeMediaCertificate } from '../../../shared/media/make-certificate.ts'
import { readPublicCertificate } from '../../../shared/media/public-certificate.ts'
import { askAssignments } from '../../../shared/mp/assignments.ts'
import type { HttpPort, HttpRequest } from '../../../shared/mp/http-port.ts'
import {
  BINARY_PART,
  MULTIPART_TYPE,
  type Part,
  readMultipart,
  TEXT_PART,
  writeMultipart,
} from '../../../shared/mp/multipart.ts'
import { askAnswer } from '../../../shared/mp/point-list.ts'
import { readAssignments } from '../../../shared/mp/reply-assignments.ts'
import { SIGNATURE_FORMS, type SignatureForm, signedBytes } from '../../../shared/mp/signature.ts'
import { readTaskSequences } from '../../../shared/mp/task-sequences.ts'
import type { Phrase } from '../../../shared/phrase/fact.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'

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
const identity = { mediaGuid: GUID, certificate, clientId: 'unknown-64', siteCode: 'ABC' }

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
    ['has one part', 'multipart', replied(header)],
    ['is damaged zlib', 'zlib', replied(header, binary(deflate(utf16leFromText(xml)).subarray(0, 40)))],
    ['is UTF-16 of an odd length', 'UTF-16', replied(header, binary(deflate(utf16leFromText(xml).subarray(0, -1))))],
    ['brings a document type', 'XML', replied(header, binary(utf16leFromText(`<!DOCTYPE a [<!ENTITY b "c">]>${xml}`)))],
    ['is another document', 'ReplyAssignments', replied(header, binary(utf16leFromText('<Other/>')))],
    [
      'is no multipart',
      'multipart',
      { ...replied(header, binary(utf16leFromText(xml))), headers: { 'content-type': 'text/xml' } },
    ],
  ])('is garbled when it %s', (_, part, answer) => {
    expect(() => readAssignments(URL, answer, inflate)).toThrow(
      expect.objectContaining({ code: 'mp-reply-garbled', facts: { url: URL, part } }),
    )
  })

  it('is refused when it unpacks to more than is taken', () => {
    const bomb = replied(header, binary(deflate(new Uint8Array((64 << 20) + 2))))
    expect(() => readAssignments(URL, bomb, inflate)).toThrow(
      expect.objectContaining({ code: 'mp-reply-too-large', facts: { url: URL, limit: 64 << 20 } }),
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
    expect((await askAssignments(port, URL, identity, NOW, inflate)).form).toEqual(form)
    expect(asked).toHaveLength(tries)
  })

  it('names the media in braces when it is refused without', async () => {
    const port = takingOnly({ hash: 'sha256', terminated: true }, [], true)
    await expect(askAssignments(port, URL, identity, NOW, inflate)).resolves.toMatchObject({
      assignments: [],
    })
  })

  it('has the parts, bytes and length of the reference', async () => {
    const asked: HttpRequest[] = []
    await askAssignments(takingOnly({ hash: 'sha256', terminated: true }, asked), URL, identity, NOW, inflate)
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
    const reader = {
      mediaId: GUID,
      certificate,
      clock: NOW,
      form: SIGNATURE_FORMS[0] ?? { hash: 'sha1', terminated: true },
    }
    const outcome = await readTaskSequences(port, URL, [assignment], reader, inflate).catch((error: unknown) => error)
    return { outcome, asked }
  }
  const unreadable = (reason: Phrase) => ({ code: 'mp-policy-unreadable', facts: { policy: 'P1', reason } })

  it('of another host is not fetched', async () => {
    for (const location of ['http://elsewhere.test/SMS_MP/.sms_pol?X', 'http://<mp>@elsewhere.test/SMS_MP/.sms_pol?X'])
      expect(await read(location, '')).toMatchObject({ outcome: unreadable(phrase('policy-elsewhere')), asked: [] })
  })

  it('that is refused in every form cannot be read', async () => {
    const refusal = '<HTML><HEAD><TITLE>ERROR</TITLE></HEAD><BODY></BODY></HTML>'
    const { outcome, asked } = await read('http://<mp>/SMS_MP/.sms_pol?X', refusal)
    expect(outcome).toMatchObject(unreadable(phrase('policy-refused')))
    expect(asked).toHaveLength(6)
    expect(asked[0]?.headers).toMatchObject({ CCMClientID: GUID, CCMClientTimestamp: '2026-06-01T12:00:00Z' })
    expect(asked[1]?.headers).toMatchObject({ ClientToken: `${GUID};2026-06-01T12:00:00Z` })
  })

  it('that is neither XML nor an envelope, or holds no task sequence, cannot be read', async () => {
    const { outcome } = await read('http://<mp>/SMS_MP/.sms_pol?X', '0\u0082')
    expect(outcome).toMatchObject(unreadable(phrase('envelope-none')))
    const other = await read('http://<mp>/SMS_MP/.sms_pol?X', '<Policy/>')
    expect(other.outcome).toMatchObject(unreadable(phrase('policy-no-task-sequence')))
  })

  it('is a task sequence by its flag where it has no category', async () => {
    expect((await read('', '', '', 0x81)).outcome).toMatchObject({ code: 'mp-policy-unreadable' })
    for (const [category, flags] of [
      ['', 0x80],
      ['NAAConfig', 1],
      ['CollectionSettings', 1],
    ] as const)
      expect(await read('', '', category, flags)).toMatchObject({ outcome: { code: 'mp-no-task-sequence' }, asked: [] })
  })

  it.each([
    ['', ''],
    ['<PolicyAction>', '</PolicyAction>'],
  ])('may be packed within its action, after "%s"', async (before, after) => {
    const xml =
      '<instance class="CCM_TaskSequence"><property name="PKG_Name"><value>Depot</value></property><property name="TS_References"><value>ABC0001F;XYZ00002 ABC0001F no</value></property></instance>'
    const packed = Buffer.from(deflate(utf16leFromText(`${before}${xml}${after}`))).toString('hex')
    const body = `<Policy><PolicyRule><PolicyAction PolicyActionType="WMI-XML">${packed}</PolicyAction></PolicyRule></Policy>`
    const { outcome } = await read('http://<mp>/SMS_MP/.sms_pol?X', body)
    const sequence = { name: 'Depot', deploymentId: '', packageId: '', purpose: 'available' }
    expect(outcome).toEqual({
      sequences: [{ ...sequence, packages: ['ABC0001F', 'XYZ00002'] }],
      encrypted: 0,
      unread: [],
    })
  })
})

describe('a list of management points', () => {
  it.each([
    [401, 'mp-refused'],
    [403, 'mp-https-needed'],
    [404, 'mp-not-found'],
    [503, 'mp-server-error'],
    [301, 'mp-redirected'],
    [418, 'mp-reply-garbled'],
  ])('answered with %i fails with %s', async (status, code) => {
    const port: HttpPort = async () => ({ status, headers: {}, body: new Uint8Array() })
    await expect(askAnswer(port, URL, 1000)).rejects.toMatchObject({ code })
  })
})
