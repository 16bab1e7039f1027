import type { Measured } from './measure.ts'

/** What a run did, in seconds by the time stamps of its events, for its first target. */
export interface Stages {
  /** All that wimlib-imagex does too: opening media and target, planning, writing until it lies on the disk. */
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

const APPLYING = /^(target\.identify|verify\.open|plan|write\..*|bootable\..*)$/
const PROVING = /^(readback|prove)$/

/** Steps that all targets of a run take together, or one after the other, count once: from the first start to the last end. */
export function stagesOf(run: Measured): Stages {
  const steps = run.stdout
    .split('\n')
    .filter((line) => line.startsWith('{"event":"step"'))
    .flatMap((line): StepEvent[] => stepOf(JSON.parse(line)))
  return { apply: secondsOf(steps, APPLYING), prove: secondsOf(steps, PROVING) }
}

function secondsOf(steps: readonly StepEvent[], wanted: RegExp): number {
  const names = [...new Set(steps.map(({ step }) => step))].filter((step) => wanted.test(step))
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
