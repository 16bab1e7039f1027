import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { StepName } from '../../shared/contract/check.ts'
import type { ErrorCode } from '../../shared/contract/errors.ts'
import type { RehearsalFault } from '../../shared/mp/rehearsal/faults.ts'
import type { Disk } from '../oracle/boot-chain-bench.ts'
import { BCD, FALLBACK } from '../oracle/boot-chain-case.ts'

export interface StageCase {
  readonly name: string
  readonly stage: string
  readonly step: StepName
  readonly code: ErrorCode
  /** What is done to the disk, or what the management point does wrong. */
  readonly change?: (disk: Disk) => void
  readonly fault?: RehearsalFault
  readonly evidence: RegExp
  /** A stage that cannot be looked at then. */
  readonly unseen?: string
  /** Names the media that was applied, so that every file is compared. */
  readonly withMedia?: boolean
}

const inWindows = (file: string, change: (file: string) => void) => (disk: Disk) =>
  disk.mountWindows((root) => change(path.join(root, file)))

/** Every stage of the chain, failing once. */
export const STAGE_CASES: readonly StageCase[] = [
  {
    name: 'the fallback loader is gone',
    stage: 'firmware',
    step: 'boot.loader',
    code: 'boot-loader-missing',
    change: (disk) => disk.deleteBootFile(FALLBACK),
    evidence: /bootx64\.efi is missing/,
  },
  {
    name: 'the boot store is gone',
    stage: 'boot-manager',
    step: 'boot.bcd',
    code: 'boot-bcd-missing',
    change: (disk) => disk.deleteBootFile(BCD),
    evidence: /BCD is missing/,
    unseen: 'windows-pe',
  },
  {
    name: 'the boot image is gone',
    stage: 'windows-pe',
    step: 'boot.image',
    code: 'boot-image-missing',
    change: inWindows('sources/boot.wim', (file) => rmSync(file)),
    evidence: /boot\.wim is missing/,
  },
  {
    name: 'the settings of the media are gone',
    stage: 'bootstrap',
    step: 'media.bootstrap',
    code: 'boot-bootstrap-missing',
    change: inWindows('sms/data/TsmBootstrap.ini', (file) => rmSync(file)),
    evidence: /TsmBootstrap\.ini is missing/,
    unseen: 'management-point',
  },
  {
    name: 'a file has changed',
    stage: 'content',
    step: 'media.content',
    code: 'boot-content-differs',
    change: inWindows('Windows/System32/config/SYSTEM', (file) => {
      const bytes = readFileSync(file)
      bytes.set([0x78], 0)
      writeFileSync(file, bytes)
    }),
    evidence: /^changed: \\Windows\\System32\\config\\SYSTEM \(/,
    withMedia: true,
  },
  {
    name: 'the server is no management point',
    stage: 'management-point',
    step: 'mp.answer',
    code: 'mp-not-found',
    fault: '404',
    evidence: /: mp-not-found$/,
    unseen: 'task-sequences',
  },
  {
    name: 'the management point refuses the media',
    stage: 'task-sequences',
    step: 'mp.assignments',
    code: 'mp-refused',
    fault: 'refused',
    evidence: /./,
  },
  {
    name: 'nothing is offered',
    stage: 'task-sequences',
    step: 'mp.task-sequences',
    code: 'mp-no-task-sequence',
    fault: 'no-task-sequence',
    evidence: /./,
  },
]
