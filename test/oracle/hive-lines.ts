import { XMLParser } from 'fast-xml-parser'
import type { HiveKey } from '../../shared/bootdata/hive.ts'
import { VALUE_TYPE } from '../../shared/bootdata/hive-layout.ts'
import { textFromUtf16le } from '../../shared/bytes/utf16.ts'

/** Keys and values of a tree, a line each, in the order of their paths. */
export function linesOf(key: HiveKey, above = ''): string[] {
  const here = `${above}\\${key.name}`
  const values = key.values.map(({ name, type, data }) => `${here}:${name} ${valueText(type, data)}`)
  return [here, ...values, ...key.keys.flatMap((child) => linesOf(child, here))].sort()
}

function valueText(type: number, data: Uint8Array): string {
  const text = textFromUtf16le(data).replace(/\0+$/, '')
  if (type === VALUE_TYPE.string) return `string ${text}`
  if (type === VALUE_TYPE.multiString) return `string-list ${text.replaceAll('\0', '|')}`
  if (type === VALUE_TYPE.dword) return `int32 ${new DataView(data.buffer, data.byteOffset).getInt32(0, true)}`
  return `binary ${Buffer.from(data).toString('base64')}`
}

interface XmlNode {
  readonly '@name': string
  readonly node?: readonly XmlNode[]
  readonly value?: readonly {
    readonly '@key'?: string
    readonly '@type': string
    readonly '@value'?: string
    readonly string?: readonly (string | number)[]
  }[]
}

/** The same of what hivexml prints. */
export function linesOfHivex(xml: string): string[] {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseAttributeValue: false,
    isArray: (name) => ['node', 'value', 'string'].includes(name),
  })
  const document: { readonly hive: { readonly node: readonly XmlNode[] } } = parser.parse(xml)
  const walk = (node: XmlNode, above: string): string[] => {
    const here = `${above}\\${node['@name']}`
    const values = (node.value ?? []).map((value) => `${here}:${value['@key'] ?? ''} ${hivexText(value)}`)
    return [here, ...values, ...(node.node ?? []).flatMap((child) => walk(child, here))]
  }
  return document.hive.node.flatMap((node) => walk(node, '')).sort()
}

function hivexText(value: NonNullable<XmlNode['value']>[number]): string {
  const text = value['@value'] ?? ''
  switch (value['@type']) {
    case 'binary':
      return `binary ${text.replace(/\s/g, '')}`
    case 'string-list':
      return `string-list ${(value.string ?? []).filter((one) => one !== '').join('|')}`
    default:
      return `${value['@type']} ${text}`
  }
}
