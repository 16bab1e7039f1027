import type forge from 'node-forge'

/** The values within a constructed value of node-forge; none within a primitive one. */
export function asn1Children(node: forge.asn1.Asn1): readonly forge.asn1.Asn1[] {
  return typeof node.value === 'string' ? [] : node.value
}
