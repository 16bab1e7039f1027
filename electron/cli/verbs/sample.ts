import type { Command } from 'commander'
import type { Speech } from '../speech.ts'
import { aligned } from '../table.ts'
import { type CommonOptions, runVerb, verb } from '../verb.ts'

interface SampleOptions extends CommonOptions {
  readonly https?: boolean
}

export function addSampleVerb(program: Command, speech: Speech): void {
  const words = speech.texts.station
  verb(program, 'sample', words.sample, speech)
    .argument('<dir>')
    .option('--https', words.sampleHttps)
    .action((dir: string, options: SampleOptions) =>
      runVerb(options, async ({ output }) => {
        const { writeSample } = await import('../../station/sample/write-sample.ts')
        const sample = await writeSample(dir, { https: options.https === true })
        const { media, manifest, site, password } = words.sampleMade
        output.print(
          aligned([
            [media, sample.media],
            [manifest, sample.manifest],
            [site, sample.siteFile],
            [password, sample.passwordFile],
          ]),
        )
        output.done(sample)
      }),
    )
}
