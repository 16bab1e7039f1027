import { writeFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import type { PointAnswer } from '../../../shared/contract/point-answer.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'
import { problemError } from '../../station/problem-error.ts'
import { collect, parsePort } from '../arguments.ts'
import { readCertificates } from '../certificates.ts'
import type { Output } from '../output.ts'
import { untilStopped } from '../until-stopped.ts'
import { type CommonOptions, runStationVerb, runVerb, verb } from '../verb.ts'

interface RehearseOptions extends CommonOptions {
  readonly site: string
  readonly port: number
  readonly fault: readonly string[]
  readonly https?: 'off' | 'server' | 'client-certificate'
  readonly caFile?: string
  readonly log?: boolean
}

interface TestOptions extends CommonOptions {
  readonly ca: readonly string[]
}

function tell(output: Output, line: string): void {
  output.event({ event: 'request', line })
  output.say(line)
}

export function addMpVerbs(program: Command): void {
  const mp = program.command('mp').summary('management points')
  verb(mp, 'rehearse', 'answer as a management point of a rehearsal site until Ctrl-C')
    .requiredOption('--site <file>', 'the site, as prestage sample writes it')
    .option('--port <port>', '0 for any free one', parsePort, 0)
    .option('--fault <name...>', 'show this fault; mp faults lists their names', [])
    .addOption(
      new Option('--https <how>', 'speak TLS, in place of what the site says').choices([
        'off',
        'server',
        'client-certificate',
      ]),
    )
    .option('--ca-file <file>', 'write the certificate of its authority there, to be trusted with --ca')
    .option('--log', 'print a line for each request, in the form of CMTrace')
    .action(({ site, port, fault, https, caFile, log, ...options }: RehearseOptions) =>
      runVerb(options, async ({ output, signal }) => {
        const { isRehearsalFault, startRehearsal } = await import('../../station/rehearsal/start-rehearsal.ts')
        const unknown = fault.find((name) => !isRehearsalFault(name))
        if (unknown !== undefined) throw problemError('usage', { reason: phrase('no-such-fault', { name: unknown }) })
        const rehearsal = await startRehearsal({
          siteFile: site,
          port,
          faults: fault.filter(isRehearsalFault),
          https,
          ...(log === true ? { log: (line: string) => tell(output, line) } : {}),
        })
        const { url, authority } = rehearsal
        if (caFile !== undefined && authority !== undefined) await writeFile(caFile, authority)
        output.event({ event: 'listening', url })
        output.say(`The rehearsal management point answers at ${url}`)
        await untilStopped(signal)
        await rehearsal.close()
        output.done()
      }),
    )
  verb(mp, 'test', 'ask a management point whether it is there, without saying who asks')
    .argument('<url>')
    .option('--ca <file>', 'certificates in PEM form to trust', collect, [])
    .action((url: string, { ca, ...options }: TestOptions) =>
      runStationVerb(options, async ({ client, output, signal }) => {
        const answer = await client.settings.testPoint(
          { address: url, authorities: await readCertificates(ca) },
          { signal },
        )
        output.event({ event: 'answer', ...answer })
        sayAnswer(output, answer)
        if (answer.problem !== undefined) throw problemError(answer.problem.code, answer.problem.facts)
        output.done(answer)
      }),
    )
  verb(mp, 'faults', 'list what a rehearsal can be told to do wrong').action((options: CommonOptions) =>
    runVerb(options, async ({ output }) => {
      const { REHEARSAL_FAULTS } = await import('../../station/rehearsal/start-rehearsal.ts')
      for (const [name, what] of Object.entries(REHEARSAL_FAULTS)) output.say(`${name.padEnd(26)}${what}`)
      output.done({ faults: REHEARSAL_FAULTS })
    }),
  )
}

function sayAnswer(output: Output, { address, milliseconds, managementPoints, clockSeconds, tls }: PointAnswer): void {
  if (tls !== undefined) {
    const { subject, issuer, notAfter, sha256 } = tls.certificate
    output.say(`${tls.protocol}, ${tls.isTrusted ? 'trusted' : 'not trusted here'}`)
    output.say(`certificate of ${subject}, issued by ${issuer}, until ${notAfter.slice(0, 10)}, SHA-256 ${sha256}`)
  }
  if (managementPoints === undefined) return
  output.say(`${address} answers in ${milliseconds ?? '?'} ms and lists ${managementPoints.join(', ') || 'nothing'}`)
  if (clockSeconds !== undefined) output.say(`its clock differs by ${clockSeconds} s`)
}
