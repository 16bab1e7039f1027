import { z } from 'zod'

/** Counts changes of the contract that an older page or station would not understand. */
export const CONTRACT_VERSION = 1

/** What the station is made of. The page knows what it is shown by. */
export const stationVersionsSchema = z.object({
  product: z.string(),
  contract: z.number(),
  node: z.string(),
  sqlite: z.string(),
})

/** Something that others made and that is shipped with the product, with the full text of its licence. */
export const thirdPartySchema = z.object({
  name: z.string(),
  version: z.string(),
  licence: z.string(),
  text: z.string(),
})
