import { z } from 'zod'
import { problemSchema } from './problem.ts'
import { LANGUAGES } from './text/languages.ts'

/** What counts as a serial number here, beside printable ASCII without blanks at its ends. Lengths in characters. */
export const serialRulesSchema = z
  .object({
    shortest: z.number().int().min(1).max(64).default(1),
    longest: z.number().int().min(1).max(64).default(64),
    /** One of these is what it begins with; any beginning where there are none. Letters of either case are the same. */
    beginnings: z.array(z.string().min(1).max(32)).max(32).default([]),
    /** Nothing but letters A to Z and digits. */
    lettersAndDigits: z.boolean().default(false),
  })
  .refine(({ shortest, longest }) => shortest <= longest)
export type SerialRules = z.infer<typeof serialRulesSchema>

/** Certificates of this station, by SHA-256, that a management point is trusted by besides those of the media. */
const pointTrustSchema = z.object({
  address: z.url({ protocol: /^https$/ }),
  anchors: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(16),
})

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
  pointTrust: z.array(pointTrustSchema).max(16).default([]),
  /** What a badge begins with when it is scanned outside of a field; the rest is the operator. Empty: badges are not read. */
  badgePrefix: z.string().max(16).default(''),
  /** Runs that write at once; those beyond them wait for their turn. */
  targetsAtOnce: z.number().int().min(1).max(64).default(8),
  /** What a management point has for all messages of one step of the first-boot check, unless a job says otherwise. */
  stepSeconds: z.number().int().min(1).max(600).default(30),
  serials: serialRulesSchema.default({ shortest: 1, longest: 64, beginnings: [], lettersAndDigits: false }),
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
  pointTrust: settingsSchema.shape.pointTrust.removeDefault().optional(),
  badgePrefix: settingsSchema.shape.badgePrefix.removeDefault().optional(),
  targetsAtOnce: settingsSchema.shape.targetsAtOnce.removeDefault().optional(),
  stepSeconds: settingsSchema.shape.stepSeconds.removeDefault().optional(),
  serials: settingsSchema.shape.serials.removeDefault().optional(),
})
export type SettingsChange = z.infer<typeof settingsChangeSchema>

export const settingsViewSchema = z.object({
  settings: settingsSchema,
  /** Those that a policy file of the organisation sets; they cannot be changed here. */
  locked: z.array(settingsSchema.keyof()),
  /** The organisation's file, whether there is one or not; with `problem` it cannot be read, and nothing can be started. */
  policy: z.object({ path: z.string(), isThere: z.boolean(), problem: problemSchema.optional() }),
  /** Where the log, the library and the trusted certificates lie. */
  dataFolder: z.string(),
})
export type SettingsView = z.infer<typeof settingsViewSchema>
