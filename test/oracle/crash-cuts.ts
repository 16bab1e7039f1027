import { expect } from 'vitest'
import { openFileTarget } from '../../electron/station/host/file-device.ts'
import { openProvisionHost } from '../../electron/station/host/provision-host.ts'
import { inspectTarget } from '../../electron/station/target/inspect-target.ts'
import { type ByteSource, readExactly } from '../../shared/bytes/byte-source.ts'
import { isFault } from '../../shared/bytes/fault.ts'
import { openDiskSource } from '../../shared/disk/open-disk.ts'
import { checkFirstBoot } from '../../shared/firstboot/check.ts'
import { parseBootSector } from '../../shared/volume/ntfs/boot-sector.ts'
import { STAGE_LABEL, type Stage, type StageRun } from './crash-stage.ts'
import { SMALL_MEDIA_PASSWORD } from './small-media.ts'
import { comparerOf, type Volume, type VolumeDigests, type VolumeName, volumesOf } from './volume-digests.ts'
import { seeded, surviving, type WorkImage } from './work-image.ts'

export const RUN = 'cut'
const COPY_BYTES = 512

/** What a cut left, for a closer look by other programs. */
export interface Cut {
  readonly state: string
  readonly boot: Volume & { readonly opens: boolean }
  readonly windows: Volume & { readonly opens: boolean }
}

/**
 * Cuts a recorded run at random places and looks at what is left: whatever opens is as it was before the run or as the run
 * makes it, the rest says whose run it is, and a first-boot check refuses it. Then the target is finished, by turns resumed
 * and started over, and holds the same files.
 */
export async function cutAndFinish(
  stage: Stage,
  recorded: StageRun,
  cuts: number,
  seed: number,
  look: (cut: Cut, index: number) => void = () => undefined,
): Promise<Readonly<Record<string, number>>> {
  const random = seeded(seed)
  const image = stage.image()
  const states: Record<string, number> = {}
  const digestsOf = comparerOf(stage.base, stage.target)
  const after = digestsOf(stage.target)
  image.touch(recorded.log)
  image.restore()
  const before = digestsOf(stage.target)
  for (let index = 0; index < cuts; index++) {
    const at = Math.floor(random() * recorded.log.length)
    const left = surviving(recorded.log, at, random)
    try {
      image.apply(left)
      const cut = await judge(stage, digestsOf(stage.target), before, after)
      states[cut.state] = (states[cut.state] ?? 0) + 1
      look(cut, index)
      await finish(stage, recorded, image, index)
    } catch (error) {
      throw new Error(`seed ${seed}, cut ${index} in entry ${at} of ${recorded.log.length}: ${error}`, { cause: error })
    }
    image.restore()
  }
  image.close()
  return states
}

async function judge(stage: Stage, now: VolumeDigests, before: VolumeDigests, after: VolumeDigests): Promise<Cut> {
  const facts = await inspectTarget(stage.target)
  const file = openFileTarget(stage.target)
  try {
    const { boot, windows } = volumesOf(file)
    const isSettled = (volume: VolumeName) => now[volume] === before[volume] || now[volume] === after[volume]
    const bootOpens = opens(boot.open)
    const windowsOpens = opens(windows.open)
    if (bootOpens) expect(isSettled('boot'), 'the boot volume opens').toBe(true)
    if (windowsOpens) expect(isSettled('windows'), 'the Windows volume opens').toBe(true)
    if (opens(() => openByCopy(windows)))
      expect(isSettled('windows'), 'the Windows volume opens by its copy').toBe(true)
    const isComplete = now.boot === after.boot && now.windows === after.windows && bootOpens && windowsOpens
    const state = isComplete ? 'complete' : facts.state
    if (state === 'incomplete') {
      expect(facts.found).toEqual([RUN])
      expect(await firstBootOf(file)).toBe('not-ready')
    } else if (!isComplete) expect(now).toEqual(before)
    return { state, boot: { ...boot, opens: bootOpens }, windows: { ...windows, opens: windowsOpens } }
  } finally {
    file.close()
  }
}

async function finish(stage: Stage, recorded: StageRun, image: WorkImage, index: number): Promise<void> {
  const resumes = index % 2 === 1
  const again = resumes
    ? await stage.run('again', { target: { journal: recorded.journal } })
    : await stage.run('again', { request: { quickFormat: true, confirmed: true } })
  image.touch(again.log)
  expect(again.result, resumes ? 'resumed' : 'started over').toMatchObject({
    code: 'ok',
    state: 'provisioned-unchecked',
  })
  expect(again.digests).toBe(recorded.digests)
  const { state, volumeLabel, volumeSerial, diskGuid } = await inspectTarget(stage.target)
  const { proof } = recorded.result
  expect({ state, volumeLabel, volumeSerial, diskGuid }).toEqual({
    state: 'holds-files',
    volumeLabel: STAGE_LABEL,
    volumeSerial: proof?.volumeSerial,
    diskGuid: proof?.diskGuid,
  })
}

function opens(open: () => unknown): boolean {
  try {
    open()
    return true
  } catch (error) {
    if (isFault(error)) return false
    throw error
  }
}

/** As a driver does that falls back to the copy in the partition's last sector. */
function openByCopy({ source, size }: Volume): void {
  for (const sector of [512, 4096]) {
    const copy = readExactly(source, size - sector, COPY_BYTES)
    if (copy !== undefined) parseBootSector(copy, size, '')
  }
}

async function firstBootOf(file: ByteSource): Promise<string> {
  const report = await checkFirstBoot(
    openDiskSource(file),
    {
      path: '',
      managementPoints: [],
      askManagementPoint: false,
      password: SMALL_MEDIA_PASSWORD,
      clock: new Date(),
      content: { kind: 'unknown' },
    },
    openProvisionHost(),
    async () => undefined,
  )
  return report.verdict
}
