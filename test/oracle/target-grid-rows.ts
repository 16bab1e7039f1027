/** What a target of the grid is made of; every two values of different factors meet in at least one target. */
const FACTORS = {
  tree: ['of everything', 'of many small files', 'of large files', 'wide and deep', 'like Windows'],
  container: ['raw', 'vhd fixed', 'vhd dynamic', 'vhdx fixed', 'vhdx dynamic'],
  table: ['gpt', 'mbr', 'mbr of one partition'],
  formatter: ['mkntfs', 'prestage'],
  clusterSize: [512, 1024, 2048, 4096, 8192, 16384, 32768, 65536, 131072, 1048576],
  sectorSize: [512, 4096],
} as const

export type Row = { readonly [Factor in keyof typeof FACTORS]: (typeof FACTORS)[Factor][number] }
export type TreeKind = Row['tree']

const NAMES = ['tree', 'container', 'table', 'formatter', 'clusterSize', 'sectorSize'] as const
const LEAST_ROWS = 60

/** Clusters of this size would make a volume of small files too large to test. */
const HUGE_CLUSTER = 1 << 20

/** Combinations that mean something: what is left out is left out for a reason given here. */
function isPossible(row: Row): boolean {
  const { sectorSize, clusterSize, container, table, formatter, tree } = row
  if (sectorSize === 4096) {
    // A cluster is at least a sector; VHD knows only 512-byte sectors, and qemu-img makes no VHDX with others.
    if (clusterSize < sectorSize || container.startsWith('vhd ')) return false
    if (container !== 'raw' && formatter === 'mkntfs') return false
    // No BIOS starts a disk of such sectors.
    if (table !== 'gpt') return false
  }
  return clusterSize !== HUGE_CLUSTER || tree === 'of large files'
}

/** At least 60 targets that together cover all possible pairs, always the same. */
export function gridRows(): readonly Row[] {
  const missing = new Set(allPairs())
  const rows: Row[] = []
  const known = new Set<string>()
  const add = (row: Row | undefined) => {
    if (row === undefined || known.has(titleOf(row))) return false
    known.add(titleOf(row))
    for (const pair of pairsOf(row)) missing.delete(pair)
    rows.push(row)
    return true
  }
  const all = allRows()
  while (missing.size > 0) {
    const scores = all.map((row) => gain(row, missing) - crowd(row, rows))
    const best = all[scores.indexOf(Math.max(...scores))]
    if (!add(best)) throw new Error(`pairs that no target has: ${[...missing].join(', ')}`)
  }
  // The rest is spread over all that is possible.
  for (let step = 0; rows.length < LEAST_ROWS; step++) add(all[(step * 97) % all.length])
  return rows
}

export function titleOf(row: Row): string {
  const { tree, container, table, formatter, clusterSize, sectorSize } = row
  return `${tree}: ${container}, ${table}, by ${formatter}, clusters of ${clusterSize}, sectors of ${sectorSize}`
}

/** Every pair of values that a possible row has, as text. */
export function allPairs(): readonly string[] {
  return [...new Set(allRows().flatMap(pairsOf))]
}

export function pairsOf(row: Row): readonly string[] {
  return NAMES.flatMap((a, index) => NAMES.slice(index + 1).map((b) => `${a} ${row[a]} + ${b} ${row[b]}`))
}

function gain(row: Row, missing: ReadonlySet<string>): number {
  return pairsOf(row).filter((pair) => missing.has(pair)).length
}

/** How common a row's values are already, below 1: of rows that gain as much, the one of rarer values is taken. */
function crowd(row: Row, rows: readonly Row[]): number {
  const same = rows.reduce((sum, other) => sum + NAMES.filter((name) => other[name] === row[name]).length, 0)
  return same / (1 + rows.length * NAMES.length)
}

function allRows(): readonly Row[] {
  const rows: Row[] = []
  for (const tree of FACTORS.tree)
    for (const container of FACTORS.container)
      for (const table of FACTORS.table)
        for (const formatter of FACTORS.formatter)
          for (const clusterSize of FACTORS.clusterSize)
            for (const sectorSize of FACTORS.sectorSize) {
              const row = { tree, container, table, formatter, clusterSize, sectorSize }
              if (isPossible(row)) rows.push(row)
            }
  return rows
}
