import { z } from 'zod'
import { LABEL_SIZES } from './label-sizes.ts'
import { LANGUAGES } from './text/languages.ts'

export const labelOrderSchema = z.object({
  /** Provisioned runs: a label for each. */
  runs: z.array(z.string().max(64)).min(1).max(500),
  size: z.enum(LABEL_SIZES).default('62x29'),
  language: z.enum(LANGUAGES).default('en'),
})

/** Lengths are millimetres from the upper left corner; `size` is that of the letters, `y` their base line. */
const drawnTextSchema = z.object({
  x: z.number(),
  y: z.number(),
  size: z.number(),
  font: z.enum(['plain', 'bold', 'mono']),
  text: z.string(),
})
export type DrawnText = z.infer<typeof drawnTextSchema>

/** One label: black areas as closed outlines, filled by the even-odd rule, and lines of text. */
export const drawingSchema = z.object({
  width: z.number(),
  height: z.number(),
  outlines: z.array(z.array(z.tuple([z.number(), z.number()]))),
  texts: z.array(drawnTextSchema),
})
export type Drawing = z.infer<typeof drawingSchema>

export const labelsSchema = z.object({
  labels: z.array(z.object({ run: z.string(), serial: z.string(), drawing: drawingSchema, svg: z.string() })),
  /** All of them, a page each; ASCII. */
  pdf: z.string(),
})
export type Labels = z.infer<typeof labelsSchema>
