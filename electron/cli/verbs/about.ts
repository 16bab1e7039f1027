import type { Command } from 'commander'
import { phrase } from '../../../shared/phrase/phrase.ts'
import { problemError } from '../../station/problem-error.ts'
import { table } from '../table.ts'
import { type CommonOptions, runStationVerb, verb } from '../verb.ts'

export function addAboutVerbs(program: Command): void {
  verb(program, 'about', 'tell versions of the program and where it keeps its log').action((options: CommonOptions) =>
    runStationVerb(options, async ({ client, output }) => {
      const about = await client.station.about()
      output.print(
        table(
          ['what', 'is'],
          Object.entries(about).map(([name, value]) => [name, String(value)]),
        ),
      )
      output.done(about)
    }),
  )
  verb(program, 'licences', 'list what others made and is shipped with it, or print the licence of one')
    .argument('[name]')
    .action((name: string | undefined, options: CommonOptions) =>
      runStationVerb(options, async ({ client, output }) => {
        const all = await client.station.thirdParties()
        const asked = all.filter((one) => name === undefined || one.name === name)
        if (asked.length === 0) throw problemError('usage', { reason: phrase('nothing-shipped', { name: name ?? '' }) })
        if (name === undefined) {
          output.print(
            table(
              ['name', 'version', 'licence'],
              all.map(({ name, version, licence }) => [name, version, licence]),
            ),
          )
        }
        for (const { text } of name === undefined ? [] : asked) output.print(text)
        output.done({ thirdParties: asked })
      }),
    )
}
