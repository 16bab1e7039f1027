import type { StepName } from '../../../shared/contract/check.ts'
import { problemOf } from '../../../shared/firstboot/problem-of.ts'
import type { ProvisionHost } from '../../../shared/provision/host.ts'
import type { OpenMedia } from '../../../shared/provision/media/open-media.ts'
import { type MediaTables, tablesOf } from '../../../shared/provision/media-tables.ts'
import type { RunRecord } from '../../../shared/provision/request.ts'
import type { TellProgress } from '../../../shared/provision/take-step.ts'
import type { Filling, TargetJob } from '../../../shared/provision/target-job.ts'
import type { TargetCall, TargetCalls, ToTargetWorker } from './target-protocol.ts'

/** Answers what a target's thread asks of its job. */
export interface CallAnswerer {
  answer(call: TargetCall): Promise<void>
  /** The step that was begun last. */
  step(): StepName
  hasResult(): boolean
  /** Gives back what the thread still holds. */
  end(): void
}

type Answer = TargetCalls[keyof TargetCalls]['answer']

export function answerCalls(
  job: TargetJob,
  host: Pick<ProvisionHost, 'readBack'>,
  record: RunRecord,
  signal: AbortSignal,
  send: (message: ToTargetWorker) => void,
): CallAnswerer {
  let step: StepName = 'target.identify'
  let hasResult = false
  let filling: Filling | undefined
  let tellFilling: TellProgress = () => undefined
  let endTurn = () => {}

  const perform = async (call: TargetCall, progress: TellProgress): Promise<Answer> => {
    switch (call.call) {
      case 'openMedia':
        return { media: tablesOnce(await job.openMedia()), kept: job.kept() }
      case 'integrity':
        return job.found.integrity(progress)
      case 'blobs':
        return job.found.blobs(progress)
      case 'sha256':
        return job.found.sha256()
      case 'fill':
        filling = await job.fill({ ...call.order, progress: (done, total) => tellFilling(done, total) })
        return filling.kept
      case 'filled':
        tellFilling = progress
        if (filling === undefined) throw new Error('nothing is being filled')
        return filling.outcome
      case 'allFilled':
        filling = undefined
        await job.filled()
        return null
      case 'beginReadBack':
        await new Promise<void>((begin) => {
          void job.readBackTurn(
            () =>
              new Promise<void>((end) => {
                endTurn = end
                begin()
              }),
          )
        })
        return null
      case 'endReadBack':
        endTurn()
        return null
      case 'readBack':
        return host.readBack.run(call.order, { signal, onProgress: progress })
      case 'keep':
        await record.keep(call.order.run, call.order.artifact, call.order.bytes, call.order.more)
        return null
      case 'event': {
        const event = call.order
        if (event.event === 'step' && event.status === 'started') step = event.step
        if (event.event === 'result') hasResult = true
        await record.emit(event)
        return null
      }
    }
  }
  return {
    async answer(call) {
      const { id } = call
      try {
        const answer = await perform(call, (done, total) => send({ kind: 'progress', id, done, total }))
        send({ kind: 'answer', id, answer })
      } catch (error) {
        send({ kind: 'fault', id, problem: problemOf(error) })
      }
    },
    step: () => step,
    hasResult: () => hasResult,
    end: () => endTurn(),
  }
}

/** All threads of a job share one set of tables. */
const TABLES = new WeakMap<OpenMedia, MediaTables>()

function tablesOnce(media: OpenMedia): MediaTables {
  const tables = TABLES.get(media) ?? tablesOf(media)
  TABLES.set(media, tables)
  return tables
}
