import { z } from 'zod'
import { hexToBytes } from '../bytes/hex.ts'
import { LARGEST_REPLY } from './ask.ts'
import type { Inflate } from './http-port.ts'
import { parseXml, xmlText } from './xml.ts'

export interface OfferedTaskSequence {
  readonly name: string
  readonly deploymentId: string
  readonly packageId: string
  readonly purpose: 'available' | 'required'
  readonly bootImageId?: string
  /** Packages that TS_References names; their form is [inferred] (configmgr.md 10.3). */
  readonly packages: readonly string[]
}

/** Three characters of the site and five hexadecimal digits [inferred]. */
const PACKAGE_ID = /\b[0-9A-Z]{3}[0-9A-F]{5}\b/g
const MOST_PACKAGES = 4096

const propertySchema = z.object({ '@name': z.string(), value: z.string().catch('') })
const instanceSchema = z.object({ '@class': z.string(), property: z.array(propertySchema).default([]) })
const actionSchema = z.object({ instance: z.array(instanceSchema).default([]), '#text': z.string().optional() })
const ruleSchema = z.object({ PolicyAction: z.array(actionSchema).default([]) })
const bodySchema = z.object({ Policy: z.object({ PolicyRule: z.array(ruleSchema).default([]) }) })
/** Packed text is an action again or its instances; neither form is published [inferred]. */
const instancesSchema = z.object({ instance: z.array(instanceSchema) })
const packedSchema = z.union([z.object({ PolicyAction: z.tuple([instancesSchema]) }), instancesSchema])

type Action = z.infer<typeof actionSchema>
const LISTS = ['PolicyRule', 'PolicyAction', 'instance', 'property']

/**
 * The task sequence of a policy's XML; undefined when it holds none. A mandatory assignment makes a deployment required
 * [inferred]; secret properties are not looked at.
 */
export function readTaskSequencePolicy(text: string, inflate: Inflate): OfferedTaskSequence | undefined {
  const body = bodySchema.safeParse(parseXml(text, LISTS))
  if (!body.success) return undefined
  const actions = body.data.Policy.PolicyRule.flatMap((rule) => rule.PolicyAction)
  const instances = actions.flatMap((action) => unpack(action, inflate).instance)
  const instance = instances.find((one) => one['@class'] === 'CCM_TaskSequence')
  if (instance === undefined) return undefined
  const get = (name: string) => instance.property.find((one) => one['@name'] === name)?.value ?? ''
  const bootImageId = get('TS_BootImageID')
  return {
    name: get('PKG_Name'),
    packageId: get('PKG_PackageID'),
    deploymentId: get('ADV_AdvertisementID'),
    purpose: get('ADV_MandatoryAssignments') === '' ? 'available' : 'required',
    ...(bootImageId === '' ? {} : { bootImageId }),
    packages: [...new Set(get('TS_References').match(PACKAGE_ID) ?? [])].slice(0, MOST_PACKAGES),
  }
}

/** An action may be packed: hexadecimal of a zlib stream of UTF-16LE XML (configmgr.md 10.2). */
function unpack(action: Action, inflate: Inflate): Action {
  const packed = action['#text']?.trim() ?? ''
  if (packed === '' || packed.length % 2 !== 0 || /[^0-9a-f]/i.test(packed)) return action
  const bytes = inflate(hexToBytes(packed), LARGEST_REPLY)
  const text = typeof bytes === 'string' ? undefined : xmlText(bytes)
  const document = packedSchema.safeParse(parseXml(text ?? '', LISTS))
  if (!document.success) return action
  return 'PolicyAction' in document.data ? document.data.PolicyAction[0] : document.data
}
