import type { ByteProgress } from '../media/progress.ts'
import type { WorkTable } from './work-protocol.ts'

/** Each loads what it needs when it is asked for. */
export const works: WorkTable = {
  async inspectMedia({ path, strictness, password }) {
    const { inspectMedia } = await import('../media/inspect-media.ts')
    return inspectMedia(path, strictness, password)
  },
  async verifyMedia(order, { signal, tell }) {
    const { verifyMedia } = await import('../media/verify-media.ts')
    return drained(verifyMedia(order, signal), tell)
  },
  async verifyContent(order, { signal, tell }) {
    const { verifyContent } = await import('../media/verify-media.ts')
    return drained(verifyContent(order, signal), tell)
  },
  async copyMedia(order, { signal, tell }) {
    const { copyMedia } = await import('../media/copy-media.ts')
    return copyMedia(order, (doneBytes, totalBytes) => tell({ event: 'progress', doneBytes, totalBytes }), signal)
  },
  async findManifest(question) {
    const { findManifest } = await import('../media/find-manifest.ts')
    return findManifest(question, new Date())
  },
  async expectedOrigin({ anchors, ...order }) {
    const { expectedOrigin } = await import('../media/prove-origin.ts')
    return expectedOrigin(order, anchors, new Date())
  },
  async makeManifest(job, { signal, tell }) {
    const { makeManifest } = await import('../media/make-manifest.ts')
    return drained(makeManifest(job, signal), tell)
  },
  async createTarget(target) {
    const { createTarget } = await import('../target/create-target.ts')
    return createTarget(target)
  },
  async firstBoot(order, { signal, tell, findDisk }) {
    const { runFirstBoot } = await import('../firstboot/first-boot-job.ts')
    return runFirstBoot(order, signal, findDisk, async (step) => tell(step))
  },
  async laterCheck(order, { signal }) {
    const { checkAgain } = await import('../firstboot/check-again.ts')
    return checkAgain(order, signal)
  },
}

async function drained<Value>(
  events: AsyncGenerator<ByteProgress, Value, void>,
  tell: (progress: ByteProgress) => void,
): Promise<Value> {
  for (;;) {
    const event = await events.next()
    if (event.done === true) return event.value
    tell(event.value)
  }
}
