import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { formatNtfs, type NtfsFormat } from '../../shared/volume/ntfs/format/format.ts'
import { type MadeTree, makeTree } from './ntfs-populate-tree.ts'
import { deviceOf, FORMATTED_AT, LABEL, populate } from './ntfs-volume.ts'
import { mustRun, run } from './program.ts'
import { missing } from './tools.ts'

const MIB = 1 << 20
const FORMAT: NtfsFormat = {
  clusterSize: 4096,
  sectorSize: 512,
  volumeLabel: LABEL,
  serialNumber: 0x1122334455667788n,
  hiddenSectors: 2048,
  createdAt: FORMATTED_AT,
}

let folder: string
let image: string

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'prestage-unusual-'))
  image = path.join(folder, 'volume.img')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function format(bytes: number, choices: Partial<NtfsFormat>) {
  mustRun('truncate', ['-s', String(bytes), image])
  const device = deviceOf(image)
  formatNtfs(device, { ...FORMAT, ...choices })
  return device
}

/** Every program accepts the volume, and three of them read the bytes of a file that lies in many pieces. */
function accepted(made: MadeTree): void {
  expect(mustRun('ntfsfix', ['-n', image])).toMatch(/was processed successfully/)
  expect(mustRun('ntfsinfo', ['-m', image])).toContain(`Volume Name: ${LABEL}`)
  // Fails when $Bitmap and the clusters that files use differ; -b lets it go on when there are bad ones.
  expect(run('ntfsresize', ['-i', '-f', '-b', image])).toMatchObject({ code: 0 })
  expect(mustRun('7z', ['t', image])).toContain('Everything is Ok')
  const { tree, contentOf } = made
  const name = Array.from({ length: tree.names.count }, (_, i) => i).find((i) => tree.names.nameOf(i) === 'of 3000000')
  const stream = tree.streams.start[tree.names.inode[name ?? 0] ?? 0] ?? 0
  const wanted = createHash('sha1').update(contentOf(stream)).digest('hex')
  const number = /(\d+-128-\d+):\tsizes\/of 3000000/.exec(mustRun('fls', ['-r', '-p', '-F', image]))?.[1] ?? ''
  const digests = [
    `ntfscat -f "$0" "sizes/of 3000000" | sha1sum`,
    `icat "$0" ${number} | sha1sum`,
    `7z x -so "$0" "sizes/of 3000000" | sha1sum`,
  ].map((command) => mustRun('sh', ['-c', command, image]).slice(0, 40))
  expect(digests).toEqual([wanted, wanted, wanted])
}

const TOOLS = ['ntfsfix', 'ntfsinfo', 'ntfsresize', 'ntfscat', 'ntfscluster', 'fls', 'icat', '7z']

describe.skipIf(missing(...TOOLS))('A populated volume', () => {
  it.each([1024, 4096])('with $MFT where Windows puts it, and records of %i bytes', (recordSize) => {
    // Windows' formatter begins $MFT at this cluster of any volume that is large enough. [observed]
    const device = format(4096 * MIB, { mftCluster: 786_432, recordSize })
    const made = makeTree()
    const plan = populate(device, made)
    device.close()
    expect(plan.system.mftRuns.map(({ lcn }) => lcn)).toEqual([786_432])
    accepted(made)
  })

  it('with bad clusters all over, which nothing uses', () => {
    const badClusters = Array.from({ length: 60 }, (_, i) => ({ lcn: 700 + i * 37, length: 1 + (i % 3) }))
    const device = format(128 * MIB, { badClusters })
    const made = makeTree()
    const plan = populate(device, made)
    device.close()
    expect(
      Array.from({ length: plan.tree.streams.count }, (_, stream) => plan.runs.of(stream)).some(
        (runs) => runs.length > 5,
      ),
    ).toBe(true)
    accepted(made)
    for (const { lcn } of badClusters.slice(0, 5))
      expect(mustRun('ntfscluster', ['-f', '-c', `${lcn}-${lcn}`, image])).toContain('/$BadClus')
  })
})
