import { isFault } from '../../../shared/bytes/fault.ts'
import type { PrestagedFacts } from '../../../shared/contract/media.ts'
import { openMediaCertificate } from '../../../shared/media/certificate.ts'
import { type MediaVariables, openVariables } from '../../../shared/media/variables.ts'

/** What media variables tell of their site; nothing when they do not open with this password. */
export function siteFacts(bytes: Uint8Array, password: string | undefined): Partial<PrestagedFacts> {
  const variables = openedVariables(bytes, password)
  if (variables === undefined) return {}
  const { siteCode, managementPoints, locationManagementPoints } = variables
  const until = certificateEnd(variables)
  return {
    kind: managementPoints.length > 0 ? 'site-based' : locationManagementPoints.length > 0 ? 'dynamic' : 'unknown',
    variables: [...variables.names],
    managementPoints: [...(managementPoints.length > 0 ? managementPoints : locationManagementPoints)],
    ...(siteCode === undefined ? {} : { siteCode }),
    ...(until === undefined ? {} : { certificateUntil: until.toISOString() }),
  }
}

function openedVariables(bytes: Uint8Array, password: string | undefined): MediaVariables | undefined {
  try {
    return openVariables(bytes, password)
  } catch (error) {
    if (isFault(error)) return undefined
    throw error
  }
}

function certificateEnd({ pfx, mediaGuid }: MediaVariables): Date | undefined {
  if (pfx === undefined || mediaGuid === undefined) return undefined
  try {
    return openMediaCertificate(pfx, mediaGuid).notAfter
  } catch (error) {
    if (isFault(error)) return undefined
    throw error
  }
}
