import { z } from 'zod'
import { LANGUAGES } from './text/languages.ts'

/** What a station remembers. Every key has a default, so that a file of an older version still reads. */
export const settingsSchema = z.object({
  language: z.enum(['system', ...LANGUAGES]).default('system'),
  theme: z.enum(['system', 'light', 'dark', 'contrast']).default('system'),
  /** Name of the station in the log; empty for the computer's. */
  station: z.string().max(64).default(''),
  /** Who works here; empty for the user of the computer. */
  operator: z.string().max(64).default(''),
  /** Asked instead of those of the media, unless a job names its own. */
  managementPoints: z
    .array(z.url({ protocol: /^https?$/ }))
    .max(16)
    .default([]),
})
export type Settings = z.infer<typeof settingsSchema>
export type SettingName = keyof Settings

/** What a face may change at once: any of them, none with a default. */
export const settingsChangeSchema = z.object({
  language: settingsSchema.shape.language.removeDefault().optional(),
  theme: settingsSchema.shape.theme.removeDefault().optional(),
  station: settingsSchema.shape.station.removeDefault().optional(),
  operator: settingsSchema.shape.operator.removeDefault().optional(),
  managementPoints: settingsSchema.shape.managementPoints.removeDefault().optional(),
})
export type SettingsChange = z.infer<typeof settingsChangeSchema>

export const settingsViewSchema = z.object({
  settings: settingsSchema,
  /** Those that a policy file of the organisation sets; they cannot be changed here. */
  locked: z.array(settingsSchema.keyof()),
})
export type SettingsView = z.infer<typeof settingsViewSchema>
