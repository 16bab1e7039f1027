import type { CDPSession, Page } from '@playwright/test'
import { z } from 'zod'

/** What drawing cost, in milliseconds, frame by frame. */
export interface Frames {
  /** Between two frames as the page sees them (requestAnimationFrame), whatever else the machine does. */
  readonly apart: readonly number[]
  /** Work of the page's main thread for each frame: script, style, layout, paint lists; in time of the processor. */
  readonly work: readonly number[]
  /** Tasks of the main thread longer than 50 ms by the wall clock. */
  readonly longTasks: number
}

const CATEGORIES = 'disabled-by-default-devtools.timeline,devtools.timeline,toplevel'
const LONG_TASK_US = 50_000
/** Fires once a frame at least: the recorder asks for every frame. */
const FRAME = 'FireAnimationFrame'
const TASK = 'RunTask'

const eventSchema = z.object({
  name: z.string(),
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  ts: z.number(),
  dur: z.number().optional(),
  tdur: z.number().optional(),
})
type TraceEvent = z.infer<typeof eventSchema>

/** Records frames while something is done on the page; Chromium's own trace tells what they cost. */
export async function framesDuring(page: Page, work: () => Promise<void>): Promise<Frames> {
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) {
      const known = eventSchema.safeParse(event)
      if (known.success) events.push(known.data)
    }
  })
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES.split(','), recordMode: 'recordAsMuchAsPossible' },
  })
  await page.evaluate(`window.__frames = []; window.__watching = true
    requestAnimationFrame(function next(at) { window.__frames.push(at); if (window.__watching) requestAnimationFrame(next) })`)
  const place = z.number().parse(await page.evaluate('performance.now()'))
  await work()
  const times = z.array(z.number()).parse(await page.evaluate('window.__watching = false, window.__frames'))
  await traced(session)
  await session.detach()
  const shown = times.filter((at) => at >= place)
  return { apart: shown.slice(1).map((at, index) => at - (shown[index] ?? at)), ...costsOf(events) }
}

async function traced(session: CDPSession): Promise<void> {
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await complete
}

/** Tasks of the thread that draws the page, gathered from each that begins a frame to the next that does. */
function costsOf(events: readonly TraceEvent[]): Pick<Frames, 'work' | 'longTasks'> {
  const frames = events.filter(({ name }) => name === FRAME)
  const main = busiest(frames)
  const isMain = ({ pid, tid }: TraceEvent) => `${pid} ${tid}` === main
  const begins = frames.filter(isMain).map(({ ts }) => ts)
  const tasks = events.filter((event) => isMain(event) && event.name === TASK && event.dur !== undefined)
  begins.sort((a, b) => a - b)
  tasks.sort((a, b) => a.ts - b.ts)
  const work: number[] = []
  let next = 0
  for (const { ts, dur = 0, tdur = dur } of tasks) {
    let isFrame = false
    for (; next < begins.length && (begins[next] ?? 0) <= ts + dur; next++) isFrame ||= (begins[next] ?? 0) >= ts
    if (isFrame) work.push(0)
    if (work.length > 0) work[work.length - 1] = (work.at(-1) ?? 0) + tdur / 1000
  }
  return { work: work.slice(0, -1), longTasks: tasks.filter(({ dur = 0 }) => dur > LONG_TASK_US).length }
}

function busiest(events: readonly TraceEvent[]): string | undefined {
  const counts = new Map<string, number>()
  for (const { pid, tid } of events) counts.set(`${pid} ${tid}`, (counts.get(`${pid} ${tid}`) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0]
}
