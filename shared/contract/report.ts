import { z } from 'zod'
import { LANGUAGES } from './text/languages.ts'

/** One device when a serial number is given, otherwise all runs of a stretch of time. */
export const reportOrderSchema = z.object({
  serial: z.string().max(64).optional(),
  since: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
  language: z.enum(LANGUAGES).default('en'),
})
export type ReportOrder = z.infer<typeof reportOrderSchema>

/** '' leaves the cell empty. The language is named where it is not the report's: findings of old records are English. */
const reportCellSchema = z.object({ text: z.string(), language: z.enum(LANGUAGES).optional() })

/** A report in words, to be shown, printed or written down as it stands. Times are in UTC. */
export const reportSchema = z.object({
  title: z.string(),
  language: z.enum(LANGUAGES),
  /** When and where it was made. */
  made: z.string(),
  sections: z.array(
    z.object({
      heading: z.string(),
      facts: z.array(z.object({ name: z.string(), value: z.string() })),
      columns: z.array(z.string()),
      /** Each as long as `columns`. */
      rows: z.array(z.array(reportCellSchema)),
      /** Said where there are no rows. */
      empty: z.string(),
    }),
  ),
})
export type Report = z.infer<typeof reportSchema>
export type ReportSection = Report['sections'][number]

/** The runs of a stretch of time in numbers, each list with the largest first. */
export interface LogSummary {
  readonly runs: number
  readonly devices: number
  readonly states: readonly Counted[]
  readonly media: readonly Counted[]
  readonly operators: readonly Counted[]
  readonly failures: readonly Counted[]
}

export interface Counted {
  readonly what: string
  readonly count: number
}
