import type { Command } from 'commander'
import type { TrustAnchor } from '../../../shared/contract/trust.ts'
import type { Output } from '../output.ts'
import { table } from '../table.ts'
import { type CommonOptions, runStationVerb, verb } from '../verb.ts'

export function addTrustVerbs(program: Command): void {
  const trust = program.command('trust').summary('whose signatures on manifests this station trusts')
  verb(trust, 'add', 'trust the certificates of a file (PEM or DER)')
    .argument('<file>')
    .action((file: string, options: CommonOptions) =>
      runStationVerb(options, async ({ client, output }) => {
        const anchors = await client.trust.add({ certificate: file })
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
    .action((sha256: string, options: CommonOptions) =>
      runStationVerb(options, async ({ client, output }) => {
        const { removed } = await client.trust.remove({ sha256 })
        output.say(removed ? `removed ${sha256}` : `${sha256} was not trusted`)
        output.done({ removed })
      }),
    )
}

function sayAnchors(output: Output, anchors: readonly TrustAnchor[]): void {
  output.say(
    table(
      ['subject', 'valid until', 'SHA-256'],
      anchors.map(({ subject, notAfter, sha256 }) => [subject, notAfter, sha256]),
    ),
  )
}
