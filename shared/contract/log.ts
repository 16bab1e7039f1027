import { z } from 'zod'
import { runRowSchema } from './run.ts'
import { runStateSchema } from './run-state.ts'

/** What the log can be put in order by; runs that are alike stand in the order of their start. */
export const LOG_ORDERS = ['started', 'serial', 'state', 'target', 'media', 'operator'] as const
export type LogOrder = (typeof LOG_ORDERS)[number]

/**
 * Which runs are meant. `search` is held against the front of serial number and run id; only when none begins so, it is
 * looked for anywhere in serial number, target, media, station, operator and run.
 */
export const logFilterSchema = z.object({
  search: z.string().max(200).default(''),
  /** Runs that started then or later, then or earlier. */
  since: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
  /** Any of these; empty: all. */
  states: z.array(runStateSchema).max(20).default([]),
  operator: z.string().max(200).optional(),
  station: z.string().max(200).optional(),
  /** The path of the media, as the log has it. */
  media: z.string().max(4096).optional(),
  /** The code of the failure. */
  code: z.string().max(64).optional(),
  /** Only the last run of each device; runs without a serial number are left out. */
  lastOfDevice: z.boolean().default(false),
  order: z.enum(LOG_ORDERS).default('started'),
  descending: z.boolean().default(true),
})
export type LogFilter = z.infer<typeof logFilterSchema>
export type LogFilterInput = z.input<typeof logFilterSchema>

export const logListInputSchema = logFilterSchema.extend({
  limit: z.number().int().positive().max(100_000).default(500),
})

export const logPageInputSchema = logFilterSchema.extend({
  offset: z.number().int().nonnegative().default(0),
  limit: z.number().int().positive().max(500).default(100),
})

export const logPageSchema = z.object({ total: z.number(), rows: z.array(runRowSchema) })

/** What stands in the log to choose from, in the order of the alphabet. */
export const logChoicesSchema = z.object({
  operators: z.array(z.string()),
  stations: z.array(z.string()),
  media: z.array(z.string()),
  codes: z.array(z.string()),
})
export type LogChoices = z.infer<typeof logChoicesSchema>
