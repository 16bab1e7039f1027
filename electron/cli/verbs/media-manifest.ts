import { userInfo } from 'node:os'
import type { Command } from 'commander'
import { readPassword } from '../password.ts'
import type { Speech } from '../speech.ts'
import { aligned } from '../table.ts'
import { type CommonOptions, runStationVerb, verb } from '../verb.ts'
import { follow } from './follow-media.ts'

interface ManifestOptions extends CommonOptions {
  readonly out?: string
  readonly author: string
  readonly sign?: string
  readonly passwordFile?: string
}

export function addManifestVerb(media: Command, speech: Speech): void {
  const words = speech.texts.media
  verb(media, 'manifest', words.makeManifest, speech)
    .argument('<file>')
    .option('--out <file>', words.out)
    .option('--author <name>', words.author, userInfo().username)
    .option('--sign <pfx>', words.sign)
    .option('--password-file <file>', words.signPassword)
    .action((file: string, { out, author, sign, passwordFile, ...options }: ManifestOptions) =>
      runStationVerb(options, async (context) => {
        const { client, output } = context
        const password =
          sign === undefined ? undefined : await readPassword(passwordFile, output, words.askSignPassword)
        const made = await follow(
          context,
          await client.media.manifest(
            {
              media: file,
              author,
              ...(out === undefined ? {} : { out }),
              ...(sign === undefined ? {} : { signer: sign }),
              ...(password === undefined ? {} : { password }),
            },
            context,
          ),
        )
        output.print(
          aligned([
            [words.manifest, made.manifest],
            [words.signature, made.signature ?? words.none],
          ]),
        )
        output.done(made)
      }),
    )
}
