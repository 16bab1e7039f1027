import { type BuiltAttribute, headerBytes, outsideAttribute } from '../attribute.ts'
import { align8 } from '../layout.ts'
import { clustersIn, encodedRunSize, type Run } from '../runlist.ts'

/**
 * An attribute as pieces of at most `room` bytes, for as many records: its run list is cut, and every piece says where it
 * begins (NTFS documentation, "$ATTRIBUTE_LIST"). Undefined when it is too large and cannot be cut.
 */
export function attributePieces(attribute: BuiltAttribute, room: number): readonly BuiltAttribute[] | undefined {
  if (attribute.bytes.length <= room) return [attribute]
  const { type, name, outside } = attribute
  if (outside === undefined) return undefined
  const most = room - align8(headerBytes(outside.isSparse) + name.length * 2)
  const pieces: BuiltAttribute[] = []
  let { firstVcn } = outside
  for (const runs of cutRuns(outside.runs, most)) {
    pieces.push(outsideAttribute(type, name, { ...outside, runs, firstVcn }))
    firstVcn += clustersIn(runs)
  }
  return pieces
}

/** Runs in groups whose mapping pairs, end mark counted, take at most `most` bytes, a multiple of 8. */
function cutRuns(runs: readonly Run[], most: number): readonly (readonly Run[])[] {
  const groups: Run[][] = []
  let size = Number.POSITIVE_INFINITY
  let previous = 0
  for (const run of runs) {
    const more = encodedRunSize(run, previous)
    if (size + more > most) {
      groups.push([])
      // A piece of its own counts from cluster 0 again; 1 for the end mark.
      size = 1 + encodedRunSize(run, 0)
    } else size += more
    if (run.lcn >= 0) previous = run.lcn
    groups.at(-1)?.push(run)
  }
  return groups
}
