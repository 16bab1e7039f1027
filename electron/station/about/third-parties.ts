import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type ThirdParty, thirdPartySchema } from '../../../shared/contract/about.ts'
import { builtFile } from '../host/built-file.ts'

/** What others made and is shipped with the station, as it was collected when it was built. */
export async function thirdParties(): Promise<ThirdParty[]> {
  const file = builtFile('licences/third-party.json', 'build:licences')
  return z.array(thirdPartySchema).parse(JSON.parse(await readFile(file, 'utf8')))
}
