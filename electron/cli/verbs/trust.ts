import { type Command, Option } from 'commander'
import { TRUST_PURPOSES, type TrustAnchor, type TrustPurpose } from '../../../shared/contract/trust.ts'
import type { Output } from '../output.ts'
import { table } from '../table.ts'
import { type CommonOptions, runStationVerb, verb } from '../verb.ts'

interface TrustOptions extends CommonOptions {
  readonly for?: TrustPurpose
}

export function addTrustVerbs(program: Command): void {
  const trust = program.command('trust').summary('certificates that this station trusts')
  verb(trust, 'add', 'trust the certificates of a file (PEM or DER)')
    .argument('<file>')
    .addOption(purposeOption('to sign manifests, when left out'))
    .action((file: string, { for: purpose = 'manifests', ...options }: TrustOptions) =>
      runStationVerb(options, async ({ client, output }) => {
        const anchors = await client.trust.add({ certificate: file, purpose })
        sayAnchors(output, anchors)
        output.done({ anchors })
      }),
    )
  verb(trust, 'list', 'list the trusted certificates').action((options: CommonOptions) =>
    runStationVerb(options, async ({ client, output }) => {
      const anchors = await client.trust.list()
      sayAnchors(output, anchors)
      output.done({ anchors })
    }),
  )
  verb(trust, 'remove', 'trust a certificate no longer')
    .argument('<sha256>')
    .addOption(purposeOption('for nothing any longer, when left out'))
    .action((sha256: string, { for: purpose, ...options }: TrustOptions) =>
      runStationVerb(options, async ({ client, output }) => {
        const { removed } = await client.trust.remove({ sha256, ...(purpose === undefined ? {} : { purpose }) })
        output.say(removed ? `removed ${sha256}` : `${sha256} was not trusted`)
        output.done({ removed })
      }),
    )
}

function purposeOption(otherwise: string): Option {
  return new Option('--for <purpose>', `what it is trusted for; ${otherwise}`).choices(TRUST_PURPOSES)
}

function sayAnchors(output: Output, anchors: readonly TrustAnchor[]): void {
  output.print(
    table(
      ['subject', 'for', 'valid until', 'SHA-256'],
      anchors.map(({ subject, purposes, notAfter, sha256 }) => [subject, purposes.join(', '), notAfter, sha256]),
    ),
  )
}
