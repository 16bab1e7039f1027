import type { Command } from 'commander'
import { parsePort } from '../arguments.ts'
import { untilStopped } from '../until-stopped.ts'
import { type CommonOptions, runVerb, verb } from '../verb.ts'

interface RehearseOptions extends CommonOptions {
  readonly site: string
  readonly port: number
}

export function addMpVerbs(program: Command): void {
  const mp = program.command('mp').summary('management points')
  verb(mp, 'rehearse', 'answer as a management point of a rehearsal site until Ctrl-C')
    .requiredOption('--site <file>', 'the site, as prestage sample writes it')
    .option('--port <port>', '0 for any free one', parsePort, 0)
    .action(({ site, port, ...options }: RehearseOptions) =>
      runVerb(options, async ({ output, signal }) => {
        const { startRehearsal } = await import('../../station/rehearsal/start-rehearsal.ts')
        const rehearsal = await startRehearsal({ siteFile: site, port })
        output.event({ event: 'listening', url: rehearsal.url })
        output.say(`The rehearsal management point answers at ${rehearsal.url}`)
        await untilStopped(signal)
        await rehearsal.close()
        output.done()
      }),
    )
}
