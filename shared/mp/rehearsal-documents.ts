import { type RehearsalSite, sequencesForMedia } from './rehearsal-site.ts'
import { escapeXml } from './xml.ts'

/** Documents of a rehearsal management point, in the shapes of configmgr.md 9.1, 9.2, 9.8 and 10.2. */
const POINT = 'mp01.rehearsal.test'
const UNKNOWN_COMPUTER = 'b3a1c2d4-0000-4000-8000-000000000064'

export const REFUSED_POLICY = '<HTML><HEAD><TITLE>ERROR</TITLE></HEAD><BODY></BODY></HTML>'

export function pointList(site: RehearsalSite): string {
  return `<MPList><MP Name="MP01" SiteCode="${escapeXml(site.siteCode)}"><FQDN>${POINT}</FQDN></MP></MPList>`
}

export function keyInformation(site: RehearsalSite, ofOtherSite: boolean): string {
  const other = site.siteCode === 'ZZZ' ? 'YYY' : 'ZZZ'
  const code = escapeXml(ofOtherSite ? other : site.siteCode)
  return (
    `<MPKEYINFORMATION><MACHINENAME>MP01</MACHINENAME><FQDN>${POINT}</FQDN><SITECODE>${code}</SITECODE>` +
    `<TRUSTEDROOTKEY>${ofOtherSite ? '00' : site.trustedRootKey}</TRUSTEDROOTKEY>` +
    `<UnknownMachines x64UnknownMachineGUID="${UNKNOWN_COMPUTER}">MP01</UnknownMachines></MPKEYINFORMATION>`
  )
}

/** One policy a task sequence, and one of another category as every site has them. */
export function replyAssignments(site: RehearsalSite, empty: boolean): string {
  const sequences = empty ? [] : sequencesForMedia(site)
  const policies = [
    ...sequences.map((one, index) => assignment(policyId(one), 'TaskSequence', 1, `TS${index}`)),
    assignment('{00000000-0000-4000-8000-000000000001}', 'CollectionSettings', 0, 'COLLECTION'),
  ]
  return `<ReplyAssignments SchemaVersion="1.00" ReplyType="Full"><PolicySource>SMS:${escapeXml(site.siteCode)}</PolicySource>${policies.join('')}</ReplyAssignments>`
}

/** The policy behind a location's query; undefined when the site has none there. */
export function policyBody(site: RehearsalSite, query: string): string | undefined {
  const one = sequencesForMedia(site)[Number(/^TS(\d{1,4})$/.exec(query)?.[1] ?? Number.NaN)]
  if (one === undefined) return undefined
  const properties = [
    ['PKG_Name', one.name],
    ['PKG_PackageID', one.packageId],
    ['ADV_AdvertisementID', one.deploymentId],
    ['ADV_MandatoryAssignments', one.purpose === 'required' ? '20260101000000.000000+000' : ''],
    ['TS_BootImageID', one.bootImageId],
  ] as const
  const list = properties.map(
    ([name, value]) => `<property name="${name}" type="8"><value>${escapeXml(value)}</value></property>`,
  )
  return `<?xml version="1.0"?><Policy PolicyID="${escapeXml(policyId(one))}" PolicyVersion="1.00"><PolicyRule PolicyRuleID="1"><PolicyAction PolicyActionType="WMI-XML"><instance class="CCM_TaskSequence">${list.join('')}</instance></PolicyAction></PolicyRule></Policy>`
}

function policyId(one: RehearsalSite['taskSequences'][number]): string {
  return `${one.deploymentId}-${one.packageId}`
}

function assignment(id: string, category: string, flags: number, query: string): string {
  return `<PolicyAssignment PolicyAssignmentID="${escapeXml(id)}"><Policy PolicyID="${escapeXml(id)}" PolicyVersion="1.00" PolicyType="Machine" PolicyCategory="${category}" PolicyFlags="${flags}"><PolicyLocation><![CDATA[http://<mp>/SMS_MP/.sms_pol?${query}]]></PolicyLocation></Policy></PolicyAssignment>`
}
