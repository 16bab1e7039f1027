import { type Command, Option } from 'commander'
import { TRUST_PURPOSES, type TrustAnchor, type TrustPurpose } from '../../../shared/contract/trust.ts'
import { filled } from '../filled.ts'
import type { Output } from '../output.ts'
import type { Speech } from '../speech.ts'
import { table } from '../table.ts'
import { type CommonOptions, group, runStationVerb, verb } from '../verb.ts'

interface TrustOptions extends CommonOptions {
  readonly for?: TrustPurpose
}

export function addTrustVerbs(program: Command, speech: Speech): void {
  const words = speech.texts.trust
  const trust = group(program, 'trust', words.group)
  verb(trust, 'add', words.add, speech)
    .argument('<file>')
    .addOption(purposeOption(words.addFor))
    .action((file: string, { for: purpose = 'manifests', ...options }: TrustOptions) =>
      runStationVerb(options, async ({ client, output }) => {
        const anchors = await client.trust.add({ certificate: file, purpose })
        sayAnchors(output, anchors)
        output.done({ anchors })
      }),
    )
  verb(trust, 'list', words.list, speech).action((options: CommonOptions) =>
    runStationVerb(options, async ({ client, output }) => {
      const anchors = await client.trust.list()
      sayAnchors(output, anchors)
      output.done({ anchors })
    }),
  )
  verb(trust, 'remove', words.remove, speech)
    .argument('<sha256>')
    .addOption(purposeOption(words.removeFor))
    .action((sha256: string, { for: purpose, ...options }: TrustOptions) =>
      runStationVerb(options, async ({ client, output }) => {
        const { removed } = await client.trust.remove({ sha256, ...(purpose === undefined ? {} : { purpose }) })
        output.say(filled(speech, removed ? words.removed : words.notTrusted, { sha256 }))
        output.done({ removed })
      }),
    )
}

function purposeOption(description: string): Option {
  return new Option('--for <purpose>', description).choices(TRUST_PURPOSES)
}

function sayAnchors(output: Output, anchors: readonly TrustAnchor[]): void {
  const { columns, purposes: names } = output.texts.trust
  output.print(
    table(
      [columns.subject, columns.for, columns.until, columns.sha256],
      anchors.map(({ subject, purposes, notAfter, sha256 }) => [
        subject,
        purposes.map((purpose) => names[purpose]).join(', '),
        notAfter,
        sha256,
      ]),
    ),
  )
}
