import type { BlobPool } from '../../../shared/provision/blob-job.ts'
import { runBlobJob } from './blob-run.ts'
import type { SinkOptions } from './blob-writers.ts'
import { poolThreads } from './threads.ts'

export function createBlobPool(threads = poolThreads(), sinkOptions: SinkOptions = {}): BlobPool {
  return {
    async run(job, options) {
      const { outcome } = await runBlobJob(job, { ...options, ...sinkOptions, threads })
      return outcome
    },
  }
}
