import { z } from 'zod'

/** Counts changes of the contract that an older page or station would not understand. */
export const CONTRACT_VERSION = 1

/** What the station is made of, and where; the page knows what it is shown by. */
export const aboutSchema = z.object({
  station: z.string(),
  operator: z.string(),
  version: z.string(),
  database: z.string(),
  contract: z.number(),
  node: z.string(),
  sqlite: z.string(),
})

export type About = z.infer<typeof aboutSchema>

/** Something that others made and that is shipped with the product, with the full text of its licence. */
export const thirdPartySchema = z.object({
  name: z.string(),
  version: z.string(),
  licence: z.string(),
  text: z.string(),
})

export type ThirdParty = z.infer<typeof thirdPartySchema>
