import { Fault } from '../../../shared/bytes/fault.ts'
import { fillText } from '../../../shared/contract/errors.ts'
import type { Report, ReportOrder } from '../../../shared/contract/report.ts'
import { paperTextsOf } from '../../../shared/contract/text/paper/paper-texts.ts'
import { deviceReport } from '../../../shared/report/device-report.ts'
import { shiftReport } from '../../../shared/report/shift-report.ts'
import { utcText } from '../../../shared/report/utc-text.ts'
import type { StationContext } from '../context.ts'
import { runsOfDevice } from '../store/find-runs.ts'
import { readStory } from '../store/read-story.ts'
import { summariseRuns } from '../store/summarise-runs.ts'

/** Runs of one device that a report tells in full. */
const MOST_RUNS = 100

/** The report of a device, or of all runs of a stretch of time. Fault `run-not-found` for a device without runs. */
export async function makeReport({ store, station }: StationContext, order: ReportOrder): Promise<Report> {
  const { serial, language } = order
  const at = utcText(new Date().toISOString())
  const made = fillText(paperTextsOf(language).made, { at, station })
  if (serial === undefined) return shiftReport(await summariseRuns(store, order), order, made)
  const stories = []
  for (const { run } of await runsOfDevice(store, serial, MOST_RUNS)) stories.push(await readStory(store, run))
  if (stories.length === 0) throw new Fault('run-not-found', { run: serial })
  return deviceReport(stories[0]?.serial ?? serial, stories, language, made)
}
