import type { Command } from 'commander'
import { aboutSchema } from '../../../shared/contract/about.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'
import { problemError } from '../../station/problem-error.ts'
import type { Speech } from '../speech.ts'
import { table } from '../table.ts'
import { type CommonOptions, runStationVerb, verb } from '../verb.ts'

export function addAboutVerbs(program: Command, speech: Speech): void {
  const words = speech.texts.about
  verb(program, 'about', words.about, speech).action((options: CommonOptions) =>
    runStationVerb(options, async ({ client, output }) => {
      const about = await client.station.about()
      output.print(
        table(
          [words.columns.what, words.columns.is],
          aboutSchema.keyof().options.map((name) => [words.facts[name], String(about[name])]),
        ),
      )
      output.done(about)
    }),
  )
  verb(program, 'licences', words.licences, speech)
    .argument('[name]')
    .action((name: string | undefined, options: CommonOptions) =>
      runStationVerb(options, async ({ client, output }) => {
        const all = await client.station.thirdParties()
        const asked = all.filter((one) => name === undefined || one.name === name)
        if (asked.length === 0) throw problemError('usage', { reason: phrase('nothing-shipped', { name: name ?? '' }) })
        if (name === undefined) {
          output.print(
            table(
              [words.licenceColumns.name, words.licenceColumns.version, words.licenceColumns.licence],
              all.map(({ name, version, licence }) => [name, version, licence]),
            ),
          )
        }
        for (const { text } of name === undefined ? [] : asked) output.print(text)
        output.done({ thirdParties: asked })
      }),
    )
}
