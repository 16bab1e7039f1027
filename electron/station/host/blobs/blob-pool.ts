import type { BlobPool } from '../../../../shared/provision/media/blob-job.ts'
import { poolThreads } from '../threads/threads.ts'
import { runBlobJob } from './blob-run.ts'
import type { SinkOptions } from './blob-writers.ts'

export function createBlobPool(threads = poolThreads(), sinkOptions: SinkOptions = {}): BlobPool {
  return {
    async run(job, options) {
      const { outcome } = await runBlobJob(job, { ...options, ...sinkOptions, threads })
      return outcome
    },
  }
}
