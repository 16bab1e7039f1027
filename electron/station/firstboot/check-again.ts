import { MACHINES, type Machine } from '../../../shared/bootdata/boot-files.ts'
import { Fault } from '../../../shared/bytes/fault.ts'
import { bytesToHex } from '../../../shared/bytes/hex.ts'
import type { FirstBootReport } from '../../../shared/contract/check.ts'
import type { DigestEntry } from '../../../shared/contract/digests.ts'
import type { LaterCheckInput } from '../../../shared/contract/run.ts'
import { checkConversation } from '../../../shared/firstboot/check.ts'
import type { MediaFiles } from '../../../shared/firstboot/media-files.ts'
import { packageOf } from '../../../shared/firstboot/prestaged-paths.ts'
import { bootReader } from '../../../shared/provision/boot/boot-files.ts'
import type { ProvisionHost } from '../../../shared/provision/host.ts'
import { type OpenMedia, openMedia } from '../../../shared/provision/media/open-media.ts'
import { openProvisionHost } from '../host/provision-host.ts'
import type { AskedPoints } from '../settings/asked-points.ts'
import type { Asked } from '../store/asked.ts'
import { readEntries } from './digest-entries.ts'

export interface LaterOrder {
  readonly input: LaterCheckInput
  readonly media: string
  readonly asked: Asked
  readonly points: AskedPoints
  /** The digest list that the run has proven. */
  readonly digests: Uint8Array
}

/** The check itself, which keeps nothing. */
export async function checkAgain(
  { input, media: path, asked, points, digests }: LaterOrder,
  signal: AbortSignal,
): Promise<FirstBootReport> {
  const { run } = input
  const proven = readEntries(digests)
  const host = openProvisionHost()
  const file = host.openMedia(path)
  try {
    const media = openMedia(file, path, asked.image, host)
    return await checkConversation(
      provenFiles(media, proven, run, host),
      machineOf(proven),
      {
        path,
        managementPoints: points.managementPoints,
        askManagementPoint: true,
        password: input.password,
        clock: new Date(input.clock ?? asked.clock ?? host.now()),
        content: { kind: 'unknown' },
        authorities: [...asked.authorities, ...input.authorities],
        pointAuthorities: points.pointAuthorities,
        stepSeconds: input.stepSeconds ?? asked.stepSeconds,
        signal,
      },
      host,
      async () => undefined,
    )
  } finally {
    file.close()
  }
}

/** Files of the media that are byte for byte those of the target. Fault: `media-of-another-run`. */
function provenFiles(
  media: OpenMedia,
  proven: readonly DigestEntry[],
  run: string,
  { sha1 }: Pick<ProvisionHost, 'sha1'>,
): MediaFiles {
  const onTarget = proven.filter(({ volume, stream }) => volume === 'windows' && stream === '')
  const digests = new Map(onTarget.map((entry) => [entry.path.toLowerCase(), entry]))
  const { readPath } = bootReader(media)
  return {
    read(path, most) {
      const expected = digests.get(path.toLowerCase())
      if (expected === undefined || expected.size > most) return undefined
      const bytes = readPath(path)
      if (bytes === undefined || bytesToHex(sha1(bytes)) !== expected.sha1)
        throw new Fault('media-of-another-run', { path: media.path, run })
      return bytes
    },
    packages: () => [...new Set(onTarget.flatMap(({ path }) => packageOf(path) ?? []))],
  }
}

/** What the proven target starts with: its fallback loader, or a BIOS where it has none. */
function machineOf(proven: readonly DigestEntry[]): Machine | 'bios' {
  const loaders = proven.filter(({ volume }) => volume === 'esp').map(({ path }) => path.toLowerCase())
  return MACHINES.find((machine) => loaders.includes(`\\efi\\boot\\boot${machine}.efi`)) ?? 'bios'
}
