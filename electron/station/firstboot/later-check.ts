import { MACHINES, type Machine } from '../../../shared/bootdata/boot-files.ts'
import { Fault } from '../../../shared/bytes/fault.ts'
import { bytesToHex } from '../../../shared/bytes/hex.ts'
import type { FirstBootReport } from '../../../shared/contract/check.ts'
import type { DigestEntry } from '../../../shared/contract/digests.ts'
import type { LaterCheckInput } from '../../../shared/contract/run.ts'
import { isProvisioned } from '../../../shared/contract/run-state.ts'
import { checkConversation } from '../../../shared/firstboot/check.ts'
import type { MediaFiles } from '../../../shared/firstboot/media-files.ts'
import { packageOf } from '../../../shared/firstboot/prestaged-paths.ts'
import { bootReader } from '../../../shared/provision/boot/boot-files.ts'
import type { ProvisionHost } from '../../../shared/provision/host.ts'
import { type OpenMedia, openMedia } from '../../../shared/provision/media/open-media.ts'
import type { StationContext } from '../context.ts'
import { resolveFile } from '../file-references.ts'
import { openProvisionHost } from '../host/provision-host.ts'
import { askedPoints } from '../settings/asked-points.ts'
import { readArtifact } from '../store/artifacts.ts'
import { keepLaterCheck } from '../store/later-checks.ts'
import { readPlannedRun } from '../store/read-runs.ts'
import { readEntries } from './digest-entries.ts'

/**
 * Asks the management point for a run that has ended. Nothing secret was kept of it: the media's data are read from the
 * media again and held against the digests that the run has proven, so they are what lies on the target.
 */
export async function checkLater(
  context: StationContext,
  input: LaterCheckInput,
  signal: AbortSignal,
): Promise<FirstBootReport> {
  const { run } = input
  const { state, mediaPath, asked } = await readPlannedRun(context.store, run)
  const digests = await readArtifact(context.store, run, 'digests')
  if (digests === undefined || !isProvisioned(state)) throw new Fault('no-digest-list', { run })
  const proven = readEntries(digests.bytes)
  const given = input.managementPoints.length > 0 ? input.managementPoints : asked.managementPoints
  const points = askedPoints(context.settings.hold(), given, context.trust)
  const host = openProvisionHost()
  const path = input.media === undefined ? mediaPath : resolveFile(context, input.media)
  const file = host.openMedia(path)
  try {
    const media = openMedia(file, path, asked.image, host)
    const report = await checkConversation(
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
    await keepLaterCheck(context.store, run, host.now().toISOString(), report)
    return report
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
