import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'
import { textFromUtf16le, utf16leFromText } from '../bytes/utf16.ts'
import type { CbcCipher } from './cbc.ts'
import { openEnvelope, sealEnvelope } from './envelope.ts'
import { mediaFault } from './faults.ts'
import { withoutUser, withSitePort } from './management-point-url.ts'

/** The variables of the media. Their values may be secret: show names, never values that are not named here. */
export interface MediaVariables {
  readonly names: readonly string[]
  /** Whether a password of the technician opened them. */
  readonly protected: boolean
  readonly siteCode?: string
  readonly mediaGuid?: string
  readonly pfx?: string
  /** URLs with the port of the site, without user or password. */
  readonly managementPoints: readonly string[]
  readonly locationManagementPoints: readonly string[]
  readonly publicRootKey?: string
  readonly siteSigningCertificate?: string
  readonly bootImagePackageId?: string
  /** Names compare without regard to case (configmgr.md 4.4 [observed]). */
  get(name: string): string | undefined
}

const documentSchema = z.object({
  MediaVarList: z.union([
    z.string(),
    z.object({ var: z.array(z.object({ '@name': z.string(), '#text': z.string().default('') })).default([]) }),
  ]),
})

/**
 * Opens Variables.dat; without a password, as unprotected media.
 * Faults: `media-password-wrong`, `media-variables-damaged`.
 */
export function openVariables(bytes: Uint8Array, password: string | undefined): MediaVariables {
  const text = textFromUtf16le(openEnvelope(bytes, password))
  const values = readList(text.replace(/\0+$/, ''))
  const get = (name: string) => values.get(name.toLowerCase())?.value
  const ports = { http: get('_SMSTSHTTPPort'), https: get('_SMSTSHTTPSPort') }
  const urls = (name: string) =>
    (get(name) ?? '')
      .split('*')
      .map((url) => url.trim())
      .filter((url) => url !== '')
      .map((url) => withSitePort(withoutUser(url), ports))
  return {
    names: [...values.values()].map(({ name }) => name),
    protected: password !== undefined,
    managementPoints: urls('SMSTSMP'),
    locationManagementPoints: urls('SMSTSLocationMPs'),
    ...optional('siteCode', get('_SMSTSSiteCode')),
    ...optional('mediaGuid', get('_SMSMediaGuid')),
    ...optional('pfx', get('_SMSTSMediaPFX')),
    ...optional('publicRootKey', get('_SMSTSPublicRootKey')),
    ...optional('siteSigningCertificate', get('_SMSTSSiteSigningCertificate')),
    ...optional('bootImagePackageId', get('_SMSTSBootMediaPackageID')),
    get,
  }
}

/** Variables.dat with these variables, in the shape of configmgr.md 4.4. */
export function sealVariables(
  variables: ReadonlyMap<string, string>,
  password: string | undefined,
  cipher: CbcCipher,
): Uint8Array {
  const list = [...variables].map(([name, value]) => `<var name="${quoted(name)}"><![CDATA[${cdata(value)}]]></var>`)
  const xml = `<?xml version="1.0"?><MediaVarList Version="4.00.5345.0000">${list.join('')}</MediaVarList>\0`
  return sealEnvelope(utf16leFromText(xml), password, cipher)
}

function readList(xml: string): Map<string, { readonly name: string; readonly value: string }> {
  const damaged = (cause?: unknown) => mediaFault('media-variables-damaged', { part: 'XML' }, { cause })
  // Only the five entities of XML itself remain once a document type is refused.
  if (/<!DOCTYPE/i.test(xml)) throw damaged()
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    trimValues: false,
    alwaysCreateTextNode: true,
    isArray: (name) => name === 'var',
  })
  try {
    const { MediaVarList: list } = documentSchema.parse(parser.parse(xml, true))
    const found = typeof list === 'string' ? [] : list.var
    return new Map(found.map((one) => [one['@name'].toLowerCase(), { name: one['@name'], value: one['#text'] }]))
  } catch (error) {
    throw damaged(error)
  }
}

function optional<Name extends string>(name: Name, value: string | undefined): { [key in Name]?: string } {
  return value === undefined || value === '' ? {} : ({ [name]: value } as { [key in Name]: string })
}

function quoted(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

function cdata(text: string): string {
  return text.replaceAll(']]>', ']]]]><![CDATA[>')
}
