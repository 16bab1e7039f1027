import type { Command } from 'commander'
import { type CommonOptions, runVerb, verb } from '../verb.ts'

interface SampleOptions extends CommonOptions {
  readonly https?: boolean
}

export function addSampleVerb(program: Command): void {
  verb(program, 'sample', 'write small prestaged media with manifest, password file and a matching site')
    .argument('<dir>')
    .option('--https', "let the site ask for the media's certificate over TLS")
    .action((dir: string, options: SampleOptions) =>
      runVerb(options, async ({ output }) => {
        const { writeSample } = await import('../../station/sample/write-sample.ts')
        const sample = await writeSample(dir, { https: options.https === true })
        output.say(`media     ${sample.media}`)
        output.say(`manifest  ${sample.manifest}`)
        output.say(`site      ${sample.siteFile}`)
        output.say(`password  ${sample.passwordFile}`)
        output.done(sample)
      }),
    )
}
