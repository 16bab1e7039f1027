import forge from 'node-forge'
import { describe, expect, it } from 'vitest'
import { buildEfiProgram } from '../../../shared/bootdata/efi-program.ts'
import { peMachine, readPe } from '../../../shared/bootdata/pe.ts'
import { readSignature } from '../../../shared/bootdata/pe-signature.ts'
import { isFault } from '../../../shared/bytes/fault.ts'
import type { Fact } from '../../../shared/phrase/fact.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'

const PATH = '\\EFI\\Boot\\bootx64.efi'
const PROGRAM = buildEfiProgram({ machine: 'x64', line: 'Test' })
const SECURITY_DIRECTORY = 0x40 + 24 + 112 + 32

const { Class, Type, create, oidToDer, toDer } = forge.asn1
const node = (type: forge.asn1.Type, value: string | forge.asn1.Asn1[]) =>
  create(Class.UNIVERSAL, type, typeof value !== 'string', value)
const sequence = (...children: forge.asn1.Asn1[]) => node(Type.SEQUENCE, children)
const set = (...children: forge.asn1.Asn1[]) => node(Type.SET, children)
const oid = (text: string) => node(Type.OID, oidToDer(text).getBytes())
const tagged = (...children: forge.asn1.Asn1[]) => create(Class.CONTEXT_SPECIFIC, 0, true, children)
const name = (text: string) => sequence(set(sequence(oid('2.5.4.3'), node(Type.UTF8, text))))
const serial = (text: string) => node(Type.INTEGER, text)

/** What an Authenticode signer writes, as far as it is read here: the digest, certificates and whose they are. */
function signedData(digest: string, more: { readonly digestOid?: string; readonly contentOid?: string } = {}): string {
  const { digestOid = '2.16.840.1.101.3.4.2.1', contentOid = '1.3.6.1.4.1.311.2.1.4' } = more
  const certificate = (number: string, issuer: string, subject: string) =>
    sequence(sequence(tagged(serial('\x02')), serial(number), sequence(), name(issuer), sequence(), name(subject)))
  const content = sequence(sequence(), sequence(sequence(oid(digestOid)), node(Type.OCTETSTRING, digest)))
  return toDer(
    sequence(
      oid('1.2.840.113549.1.7.2'),
      tagged(
        sequence(
          serial('\x01'),
          set(),
          sequence(oid(contentOid), tagged(content)),
          tagged(certificate('\x07', 'Root', 'Middle'), certificate('\x09', 'Middle', 'Signer')),
          set(sequence(serial('\x01'), sequence(name('Middle'), serial('\x09')))),
        ),
      ),
    ),
  ).getBytes()
}

/** The program with a certificate table of one entry behind it. */
function signed(der: string, entry: { readonly length?: number; readonly type?: number } = {}): Uint8Array {
  const size = Math.ceil((8 + der.length) / 8) * 8
  const bytes = new Uint8Array(PROGRAM.length + size)
  bytes.set(PROGRAM)
  const view = new DataView(bytes.buffer)
  view.setUint32(SECURITY_DIRECTORY, PROGRAM.length, true)
  view.setUint32(SECURITY_DIRECTORY + 4, size, true)
  view.setUint32(PROGRAM.length, entry.length ?? 8 + der.length, true)
  view.setUint16(PROGRAM.length + 4, 0x200, true)
  view.setUint16(PROGRAM.length + 6, entry.type ?? 2, true)
  bytes.set(forge.util.binary.raw.decode(der), PROGRAM.length + 8)
  return bytes
}

/** SHA-256 of the program without what a signature leaves out. */
function digestOf(bytes: Uint8Array): string {
  const facts = readPe(bytes, PATH)
  const parts = [
    bytes.subarray(0, facts.checksumAt),
    bytes.subarray(facts.checksumAt + 4, facts.directoryAt),
    bytes.subarray(facts.directoryAt + 8, PROGRAM.length),
  ]
  const digest = forge.md.sha256.create()
  for (const part of parts) digest.update(forge.util.binary.raw.encode(part))
  return digest.digest().getBytes()
}

const read = (bytes: Uint8Array) => readSignature(bytes, readPe(bytes, PATH), PATH)
const damaged = (reason: Fact) =>
  expect.objectContaining({ code: 'boot-signature-damaged', facts: { path: PATH, reason } }) as Error

describe('signatures of EFI programs', () => {
  const good = () => signed(signedData(digestOf(signed(signedData('x'.repeat(32))))))

  it('name the certificate that signed, among those that came with it', () => {
    expect(read(good())).toEqual({ signer: 'Signer', issuer: 'Middle', digest: 'sha256' })
  })

  it('are none where no table is named', () => {
    expect(read(PROGRAM)).toBeUndefined()
  })

  it('do not cover the checksum, but every byte of headers and sections', () => {
    const checksum = good()
    checksum[0x40 + 24 + 64] = 9
    expect(read(checksum)).toMatchObject({ signer: 'Signer' })
    for (const at of [0x3f0, 0x300, 0x40 + 24 + 60]) {
      const bytes = good()
      bytes[at] = (bytes[at] ?? 0) ^ 0x40
      expect(() => read(bytes)).toThrow(damaged(phrase('hash-differs', { algorithm: 'sha256' })))
    }
  })

  it('are refused when their table is elsewhere or holds something else', () => {
    const outside = good()
    new DataView(outside.buffer).setUint32(SECURITY_DIRECTORY, 0x7fffff00, true)
    expect(() => read(outside)).toThrow(damaged(phrase('certificates-outside')))
    const inHeader = good()
    new DataView(inHeader.buffer).setUint32(SECURITY_DIRECTORY, 0, true)
    expect(() => read(inHeader)).toThrow(damaged(phrase('certificates-outside')))
    expect(() => read(signed('x', { type: 1 }))).toThrow(damaged(phrase('no-pkcs7')))
    expect(() => read(signed('x', { length: 0xffffffff }))).toThrow(damaged(phrase('no-pkcs7')))
    expect(() => read(signed('x', { length: 8 }))).toThrow(damaged(phrase('no-pkcs7')))
    expect(() => read(signed('not DER at all'))).toThrow(damaged(phrase('pkcs7-unreadable')))
  })

  it('are refused with another content, or a digest that is not known', () => {
    for (const more of [{ contentOid: '1.2.840.113549.1.7.1' }, { digestOid: '1.2.840.113549.2.5' }])
      expect(() => read(signed(signedData('x'.repeat(32), more)))).toThrow(damaged(phrase('pkcs7-unreadable')))
  })

  it('nested as deep as nothing honest is are refused, not followed', () => {
    const deep = '\x30\x80'.repeat(50_000)
    expect(() => read(signed(deep))).toThrow(damaged(phrase('pkcs7-unreadable')))
  })

  it('give facts or a fault for any changed byte of the table', () => {
    const bytes = good()
    for (let at = PROGRAM.length; at < bytes.length; at++) {
      for (const value of [0, 0x30, 0xff]) {
        const changed = bytes.slice()
        changed[at] = value
        try {
          read(changed)
        } catch (error) {
          expect(isFault(error) && error.code).toBe('boot-signature-damaged')
        }
      }
    }
  })
})

describe('the machine of a program', () => {
  it('is told of a program of any kind, and of nothing else', () => {
    const loader = PROGRAM.slice()
    loader[0x40 + 24 + 68] = 16
    expect(peMachine(loader)).toBe('x64')
    expect(peMachine(buildEfiProgram({ machine: 'aa64', line: '' }))).toBe('aa64')
    expect(peMachine(new Uint8Array(0))).toBeUndefined()
    expect(peMachine(PROGRAM.subarray(0, 0x42))).toBeUndefined()
    expect(peMachine(new Uint8Array(4096).fill(0x4d))).toBeUndefined()
  })
})
