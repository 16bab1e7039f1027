import { writeFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import type { PointAnswer } from '../../../shared/contract/point-answer.ts'
import type { Facts } from '../../../shared/phrase/fact.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'
import { problemError } from '../../station/problem-error.ts'
import { collect, parsePort } from '../arguments.ts'
import { readCertificates } from '../certificates.ts'
import { filled } from '../filled.ts'
import type { Output } from '../output.ts'
import type { Speech } from '../speech.ts'
import { aligned } from '../table.ts'
import { loadFaultTexts } from '../text/load-texts.ts'
import { untilStopped } from '../until-stopped.ts'
import { type CommonOptions, group, runStationVerb, runVerb, verb } from '../verb.ts'

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

export function addMpVerbs(program: Command, speech: Speech): void {
  const { points: words, options: shared } = speech.texts
  const mp = group(program, 'mp', words.group)
  verb(mp, 'rehearse', words.rehearse, speech)
    .requiredOption('--site <file>', words.site)
    .option('--port <port>', shared.port, parsePort, 0)
    .option('--fault <name...>', words.fault, [])
    .addOption(new Option('--https <how>', words.https).choices(['off', 'server', 'client-certificate']))
    .option('--ca-file <file>', words.caFile)
    .option('--log', words.log)
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
        output.say(filled(speech, words.listening, { url }))
        await untilStopped(signal)
        await rehearsal.close()
        output.done()
      }),
    )
  verb(mp, 'test', words.test, speech)
    .argument('<url>')
    .option('--ca <file>', words.testCa, collect, [])
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
  verb(mp, 'faults', words.faults, speech).action((options: CommonOptions) =>
    runVerb(options, async ({ output }) => {
      const { REHEARSAL_FAULTS } = await import('../../station/rehearsal/start-rehearsal.ts')
      output.print(aligned(Object.entries(await loadFaultTexts(output.language))))
      output.done({ faults: REHEARSAL_FAULTS })
    }),
  )
}

function sayAnswer(output: Output, { address, milliseconds, managementPoints, clockSeconds, tls }: PointAnswer): void {
  const words = output.texts.points
  const say = (text: string, facts: Facts) => output.say(filled(output, text, facts))
  if (tls !== undefined) {
    const { subject, issuer, notAfter, sha256 } = tls.certificate
    say(tls.isTrusted ? words.trusted : words.notTrusted, { protocol: tls.protocol })
    say(words.certificate, { subject, issuer, date: notAfter.slice(0, 10), sha256 })
  }
  if (managementPoints === undefined) return
  const points = managementPoints.join(', ') || words.nothing
  say(words.answers, { address, milliseconds: milliseconds ?? '?', points })
  if (clockSeconds !== undefined) say(words.clock, { seconds: clockSeconds })
}
