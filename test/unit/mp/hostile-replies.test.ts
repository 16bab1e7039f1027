import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deflate, inflate } from '../../../electron/station/host/http/mp-host.ts'
import { isFault } from '../../../shared/bytes/fault.ts'
import { utf16leFromText } from '../../../shared/bytes/utf16.ts'
import { openMediaCertificate } from '../../../shared/media/certificate.ts'
import { makeMediaCertificate } from '../../../shared/media/make-certificate.ts'
import { readPublicCertificate } from '../../../shared/media/public-certificate.ts'
import { openEnveloped } from '../../../shared/mp/cms/open-enveloped.ts'
import { sealEnveloped } from '../../../shared/mp/cms/seal-enveloped.ts'
import type { HttpPort } from '../../../shared/mp/http-port.ts'
import { readKeyInformation } from '../../../shared/mp/key-information.ts'
import { askLocation } from '../../../shared/mp/location.ts'
import { BINARY_PART, MULTIPART_TYPE, TEXT_PART, writeMultipart } from '../../../shared/mp/multipart.ts'
import { askAnswer } from '../../../shared/mp/point-list.ts'
import { readAssignments } from '../../../shared/mp/reply-assignments.ts'
import { askSigningCertificate } from '../../../shared/mp/site-certificates.ts'
import { readTaskSequencePolicy } from '../../../shared/mp/task-sequence-policy.ts'
import { parseXml } from '../../../shared/mp/xml.ts'

const URL = 'http://mp.test'
const GUID = '{11111111-2222-3333-4444-555555555555}'
const made = makeMediaCertificate({
  subject: 'Bench media',
  notBefore: new Date('2026-01-01'),
  notAfter: new Date('2027-01-01'),
  bits: 2048,
  mediaGuid: GUID,
})
const certificate = openMediaCertificate(made.pfxHex, GUID)

const REPLY = `<ReplyAssignments><PolicyAssignment><Policy PolicyID="P1" PolicyCategory="TaskSequence" PolicyFlags="1"><PolicyLocation><![CDATA[http://<mp>/SMS_MP/.sms_pol?X]]></PolicyLocation></Policy></PolicyAssignment></ReplyAssignments>`
const POLICY = `<Policy><PolicyRule><PolicyAction><instance class="CCM_TaskSequence"><property name="PKG_Name"><value>x &amp; y</value></property></instance></PolicyAction></PolicyRule></Policy>`
const LIST = '<MPList><MP Name="MP01"><FQDN>mp01.test</FQDN></MP></MPList>'
const KEYS = '<K><SITECODE>ABC</SITECODE><UnknownMachines x64UnknownMachineGUID="g">MP</UnknownMachines></K>'

/** The bytes with some of them changed, taken out or doubled. */
const mangled = (bytes: Uint8Array) =>
  fc
    .array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255), fc.constantFrom('set', 'cut', 'double')), {
      minLength: 1,
      maxLength: 8,
    })
    .map((changes) => {
      let result = [...bytes]
      for (const [at, value, how] of changes) {
        if (how === 'set') result[at] = value
        else if (how === 'cut') result.splice(at, value)
        else result = [...result.slice(0, at), ...result.slice(Math.max(0, at - value))]
      }
      return Uint8Array.from(result)
    })

const answering =
  (body: Uint8Array): HttpPort =>
  async () => ({ status: 200, headers: {}, body })
const utf8 = (text: string) => new TextEncoder().encode(text)

/** Ends, and with nothing but a Fault where it fails. */
async function withFaultsOnly(act: () => unknown): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (!isFault(error)) throw error
  }
}

describe('what a hostile server sends', () => {
  it.each([
    ['a list', LIST, (port: HttpPort) => askAnswer(port, URL, 1000)],
    ['key information', KEYS, (port: HttpPort) => readKeyInformation(port, URL)],
    ['a signing certificate', LIST, (port: HttpPort) => askSigningCertificate(port, URL)],
    [
      'a location',
      LIST,
      (port: HttpPort) => askLocation(port, URL, { address: '1', subnet: '1' }, { http: '', https: '' }),
    ],
  ] as const)('as %s ends in an answer or a fault', async (_, text, ask) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(mangled(utf8(text)), mangled(utf16leFromText(`\ufeff${text}`))), (body) =>
        withFaultsOnly(() => ask(answering(body))),
      ),
    )
  })

  it('as assignments ends in assignments or a fault', async () => {
    const header = { type: TEXT_PART, body: utf16leFromText('\ufeff<Msg/>') }
    const whole = writeMultipart([header, { type: BINARY_PART, body: deflate(utf16leFromText(REPLY)) }])
    const inner = mangled(utf16leFromText(REPLY)).map((xml) =>
      writeMultipart([header, { type: BINARY_PART, body: deflate(xml) }]),
    )
    await fc.assert(
      fc.asyncProperty(fc.oneof(mangled(whole), inner), (body) =>
        withFaultsOnly(() =>
          readAssignments(URL, { status: 200, headers: { 'content-type': MULTIPART_TYPE }, body }, inflate),
        ),
      ),
    )
  })

  it('as a policy ends in a task sequence or none', () => {
    fc.assert(
      fc.property(mangled(utf8(POLICY)), (body) => {
        readTaskSequencePolicy(new TextDecoder().decode(body), inflate)
      }),
    )
  })

  it('as an envelope never throws', () => {
    const known = readPublicCertificate(made.certificateDerHex)
    if (known === undefined) throw new Error('no certificate')
    const sealed = sealEnveloped(utf8(POLICY), known, {
      cipher: 'aes-256',
      transport: { scheme: 'oaep', hash: 'sha1', maskHash: 'sha1' },
      recipient: 'issuer',
    })
    fc.assert(
      fc.property(mangled(sealed), (body) => {
        expect(typeof openEnveloped(body, certificate).ok).toBe('boolean')
      }),
    )
  })
})

describe('XML', () => {
  it.each([
    ['more tags than any policy', `<r>${'<a/>'.repeat(500_001)}</r>`],
    ['more text than any policy', `<r>${'x'.repeat(16 << 20)}</r>`],
    ['nesting without end', '<a>'.repeat(400_000)],
    ['deep nesting that closes', `${'<a>'.repeat(200_000)}${'</a>'.repeat(200_000)}`],
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
  ])('with %s is none', (_, text) => {
    expect(parseXml(text)).toBeUndefined()
  })
})
