import type { Command } from 'commander'
import { parsePort } from '../arguments.ts'
import { untilStopped } from '../until-stopped.ts'
import { type CommonOptions, runStationVerb, verb } from '../verb.ts'

interface ServeOptions extends CommonOptions {
  readonly port: number
}

export function addServeVerb(program: Command): void {
  verb(program, 'serve', 'open the page for a browser on this computer until Ctrl-C')
    .option('--port <port>', '0 for any free one', parsePort, 0)
    .action(({ port, ...options }: ServeOptions) =>
      runStationVerb(options, async ({ station, output, signal }) => {
        const { serveWeb } = await import('../../web/server.ts')
        const server = await serveWeb(station, port)
        output.event({ event: 'listening', url: server.url })
        output.say(`Open this address once, in a browser on this computer: ${server.url}`)
        await untilStopped(signal)
        await server.close()
        output.done()
      }),
    )
}
