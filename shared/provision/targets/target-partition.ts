import type { RecordingDevice } from '../../bytes/recording-device.ts'
import type { GuardedVolume } from './boot-guard.ts'

/** One partition of a target as the run will write it: changes before the plan stay in memory. */
export interface TargetPartition<Volume> extends GuardedVolume {
  readonly device: RecordingDevice
  readonly volume: Volume
}
