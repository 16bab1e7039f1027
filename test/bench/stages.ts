import type { Measured } from './measure.ts'

/** What a run did, in seconds by the time stamps of its events. */
export interface Stages {
  /**
   * All that wimlib-imagex does too: opening media and target, planning, writing until it lies on the disk. What is done
   * while the media is being verified costs no time of its own.
   */
  readonly apply: number
  /** From the end of the writing to the stored proof. */
  readonly prove: number
}

interface StepEvent {
  readonly step: string
  readonly status: string
  readonly target: string
  readonly at: number
}

const VERIFYING = /^verify\.(integrity|blobs|digest)$/
const APPLYING = /^(target\.identify|verify\.open|plan|write\..*|bootable\..*)$/
const PROVING = /^(readback|prove)$/

/** Steps of several targets, or at the same time, count once: from the first start to the last end. */
export function stagesOf(run: Measured): Stages {
  const steps = run.stdout
    .split('\n')
    .filter((line) => line.startsWith('{"event":"step"'))
    .flatMap((line): StepEvent[] => stepOf(JSON.parse(line)))
  return {
    apply: secondsOf(steps, [APPLYING, VERIFYING]) - secondsOf(steps, [VERIFYING]),
    prove: secondsOf(steps, [PROVING]),
  }
}

function secondsOf(steps: readonly StepEvent[], wanted: readonly RegExp[]): number {
  const names = [...new Set(steps.map(({ step }) => step))].filter((step) => wanted.some((kind) => kind.test(step)))
  const spans = names.map((name) => {
    const times = steps.filter(({ step }) => step === name).map(({ at }) => at)
    return { from: Math.min(...times), to: Math.max(...times) }
  })
  spans.sort((a, b) => a.from - b.from)
  let total = 0
  let until = 0
  for (const { from, to } of spans) {
    total += Math.max(0, to - Math.max(from, until))
    until = Math.max(until, to)
  }
  return total / 1000
}

function stepOf(event: unknown): StepEvent[] {
  if (typeof event !== 'object' || event === null) return []
  const field = (name: string) => String(Reflect.get(event, name))
  return [{ step: field('step'), status: field('status'), target: field('target'), at: Date.parse(field('at')) }]
}
