import type { Command } from 'commander'
import { parsePort } from '../arguments.ts'
import { filled } from '../filled.ts'
import type { Speech } from '../speech.ts'
import { untilStopped } from '../until-stopped.ts'
import { type CommonOptions, runStationVerb, verb } from '../verb.ts'

interface ServeOptions extends CommonOptions {
  readonly port: number
}

export function addServeVerb(program: Command, speech: Speech): void {
  const words = speech.texts.station
  verb(program, 'serve', words.serve, speech)
    .option('--port <port>', speech.texts.options.port, parsePort, 0)
    .action(({ port, ...options }: ServeOptions) =>
      runStationVerb(options, async ({ station, output, signal }) => {
        const { serveWeb } = await import('../../web/server.ts')
        const server = await serveWeb(station, port)
        output.event({ event: 'listening', url: server.url })
        output.say(filled(speech, words.openOnce, { url: server.url }))
        await untilStopped(signal)
        await server.close()
        output.done()
      }),
    )
}
