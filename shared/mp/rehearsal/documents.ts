import { escapeXml } from '../xml.ts'
import type { RehearsalSite } from './site.ts'

/** Documents of a rehearsal management point, in the shapes of configmgr.md 9.1, 9.2, 9.8 and 10.2. */
const POINT = 'mp01.rehearsal.test'
const UNKNOWN_COMPUTER = 'b3a1c2d4-0000-4000-8000-000000000064'
const ELSEWHERE = 'elsewhere.rehearsal.test'

type TaskSequence = RehearsalSite['taskSequences'][number]

export const REFUSED_POLICY = '<HTML><HEAD><TITLE>ERROR</TITLE></HEAD><BODY></BODY></HTML>'
export const SIGN_IN_PAGE = '<html><p>Sign in to use this network'
export const WITH_DOCTYPE = '<!DOCTYPE MPList [<!ENTITY a "b">]><MPList>&a;</MPList>'

export function pointList(site: RehearsalSite): string {
  return `<MPList><MP Name="MP01" SiteCode="${escapeXml(site.siteCode)}"><FQDN>${POINT}</FQDN></MP></MPList>`
}

export function locationList(site: RehearsalSite): string {
  if (site.faults.includes('location-empty')) return '<MPList/>'
  const points = site.locations.map(
    (name, index) =>
      `<MP Name="MP0${index + 1}" SiteCode="${escapeXml(site.siteCode)}"><FQDN>${escapeXml(name)}</FQDN></MP>`,
  )
  return `<MPList>${points.join('')}</MPList>`
}

export function keyInformation(site: RehearsalSite): string {
  const ofOtherSite = site.faults.includes('other-site')
  const other = site.siteCode === 'ZZZ' ? 'YYY' : 'ZZZ'
  const code = escapeXml(ofOtherSite ? other : site.siteCode)
  const key = ofOtherSite || site.faults.includes('other-key') ? '00' : site.trustedRootKey
  return (
    `<MPKEYINFORMATION><MACHINENAME>MP01</MACHINENAME><FQDN>${POINT}</FQDN><SITECODE>${code}</SITECODE>` +
    `<TRUSTEDROOTKEY>${key}</TRUSTEDROOTKEY>${unknownMachines(site)}</MPKEYINFORMATION>`
  )
}

function unknownMachines(site: RehearsalSite): string {
  if (site.faults.includes('unknown-off')) return ''
  const computers = Object.entries(site.unknownComputers ?? { x64: UNKNOWN_COMPUTER })
  const attributes = computers.map(([kind, guid = '']) => `${kind}UnknownMachineGUID="${escapeXml(guid)}"`)
  return `<UnknownMachines ${attributes.join(' ')}>MP01</UnknownMachines>`
}

export function signingCertificate(site: RehearsalSite): string | undefined {
  const hex = site.faults.includes('other-signing-certificate') ? '3000' : site.signingCertificate
  if (hex === undefined) return undefined
  return `<X509Data><X509Certificate EncodingType="hexBinary">${hex}</X509Certificate></X509Data>`
}

/** One policy a task sequence, and one of another category as every site has them. */
export function replyAssignments(site: RehearsalSite, offered: readonly TaskSequence[]): string {
  const host = site.faults.includes('policy-elsewhere') ? ELSEWHERE : '<mp>'
  const policies = [
    ...offered.map((one) => assignment(policyId(one), 'TaskSequence', 1, host, `TS${site.taskSequences.indexOf(one)}`)),
    assignment('{00000000-0000-4000-8000-000000000001}', 'CollectionSettings', 0, host, 'COLLECTION'),
  ]
  return `<ReplyAssignments SchemaVersion="1.00" ReplyType="Full"><PolicySource>SMS:${escapeXml(site.siteCode)}</PolicySource>${policies.join('')}</ReplyAssignments>`
}

/** The policy behind a location's query; undefined when the site has none there. */
export function policyBody(site: RehearsalSite, query: string): string | undefined {
  const one = site.taskSequences[Number(/^TS(\d{1,4})$/.exec(query)?.[1] ?? Number.NaN)]
  if (one === undefined || one.availableTo === 'clients') return undefined
  const bootImage = site.faults.includes('boot-image') ? `${site.siteCode}0FFFF` : one.bootImageId
  const properties = [
    ['PKG_Name', one.name],
    ['PKG_PackageID', one.packageId],
    ['ADV_AdvertisementID', one.deploymentId],
    ['ADV_MandatoryAssignments', one.purpose === 'required' ? '20260101000000.000000+000' : ''],
    ['TS_BootImageID', bootImage],
    ['TS_References', one.packages.map((id) => `<Reference Package="${id}"/>`).join('')],
  ] as const
  const list = properties.map(
    ([name, value]) => `<property name="${name}" type="8"><value>${escapeXml(value)}</value></property>`,
  )
  return `<?xml version="1.0"?><Policy PolicyID="${escapeXml(policyId(one))}" PolicyVersion="1.00"><PolicyRule PolicyRuleID="1"><PolicyAction PolicyActionType="WMI-XML"><instance class="CCM_TaskSequence">${list.join('')}</instance></PolicyAction></PolicyRule></Policy>`
}

function policyId(one: TaskSequence): string {
  return `${one.deploymentId}-${one.packageId}`
}

function assignment(id: string, category: string, flags: number, host: string, query: string): string {
  return `<PolicyAssignment PolicyAssignmentID="${escapeXml(id)}"><Policy PolicyID="${escapeXml(id)}" PolicyVersion="1.00" PolicyType="Machine" PolicyCategory="${category}" PolicyFlags="${flags}"><PolicyLocation><![CDATA[http://${host}/SMS_MP/.sms_pol?${query}]]></PolicyLocation></Policy></PolicyAssignment>`
}
