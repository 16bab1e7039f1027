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
  // One pass over the media answers all of its steps, from the first one's start on.
  const verifying = spanOf(steps.filter(({ step }) => VERIFYING.test(step)))
  return {
    apply: secondsOf([verifying, ...spansOf(steps, APPLYING)]) - secondsOf([verifying]),
    prove: secondsOf(spansOf(steps, PROVING)),
  }
}

/** Milliseconds. */
interface Span {
  readonly from: number
  readonly to: number
}

function spansOf(steps: readonly StepEvent[], wanted: RegExp): readonly Span[] {
  const names = [...new Set(steps.map(({ step }) => step))].filter((step) => wanted.test(step))
  return names.map((name) => spanOf(steps.filter(({ step }) => step === name)))
}

function spanOf(steps: readonly StepEvent[]): Span {
  const times = steps.map(({ at }) => at)
  return { from: Math.min(...times), to: Math.max(...times) }
}

function secondsOf(unordered: readonly Span[]): number {
  const spans = unordered.toSorted((a, b) => a.from - b.from)
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
