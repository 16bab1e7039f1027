import { isSecretVariable } from './secret-variables.ts'

/** Variables of configmgr.md 4.5; those that this program reads and those that the engine alone does. */
const KNOWN = [
  'SMSTSMP',
  'SMSTSLocationMPs',
  'SMSTSPreferredAdvertID',
  'SMSTSUDAUsers',
  'SMSTSAssignUsersMode',
  'SMSTSAssignmentsDownloadRetry',
  'SMSTSAssignmentsDownloadInterval',
  'SMSTSLocalDataDrive',
  'SMSTSPeerDownload',
  'SMSTSPeerRequestPort',
  '_SMSMediaGuid',
  '_SMSTSArm64UnknownMachineGUID',
  '_SMSTSBootImageID',
  '_SMSTSBootMediaPackageID',
  '_SMSTSBootMediaSourceVersion',
  '_SMSTSBrandingTitle',
  '_SMSTSHTTPPort',
  '_SMSTSHTTPSPort',
  '_SMSTSIISSSLState',
  '_SMSTSLaunchMode',
  '_SMSTSMediaPFX',
  '_SMSTSMediaType',
  '_SMSTSPreferredMPEnabled',
  '_SMSTSPublicRootKey',
  '_SMSTSRootCACerts',
  '_SMSTSSiteCode',
  '_SMSTSSiteSigningCertificate',
  '_SMSTSStandAloneMedia',
  '_SMSTSUseCRL',
  '_SMSTSUseFirstCert',
  '_SMSTSx64UnknownMachineGUID',
  '_SMSTSx86UnknownMachineGUID',
] as const

/** Those whose values say how the first boot goes, and fit a line. */
const TOLD = [
  '_SMSTSLaunchMode',
  '_SMSTSBootMediaPackageID',
  '_SMSTSBootMediaSourceVersion',
  '_SMSTSHTTPPort',
  '_SMSTSHTTPSPort',
  '_SMSTSUseCRL',
  'SMSTSPreferredAdvertID',
  'SMSTSAssignUsersMode',
] as const satisfies readonly (typeof KNOWN)[number][]

const LONGEST_VALUE = 80
const known = new Set<string>(KNOWN.map((name) => name.toLowerCase()))

/** Names that an administrator gave, without their values; those that may hold secrets apart. */
export function ownVariables(names: readonly string[]): { readonly plain: string[]; readonly secret: string[] } {
  const own = names.filter((name) => !known.has(name.toLowerCase()))
  return { plain: own.filter((name) => !isSecretVariable(name)), secret: own.filter(isSecretVariable) }
}

/** The variables that may be told. */
export function toldVariables(
  get: (name: string) => string | undefined,
): readonly { readonly name: string; readonly value: string }[] {
  return TOLD.filter((name) => !isSecretVariable(name)).flatMap((name) => {
    const value = get(name)
    return value === undefined || value.length > LONGEST_VALUE ? [] : [{ name, value }]
  })
}
