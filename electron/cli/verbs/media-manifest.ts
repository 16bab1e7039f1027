import { userInfo } from 'node:os'
import type { Command } from 'commander'
import { readPassword } from '../password.ts'
import { type CommonOptions, runStationVerb, verb } from '../verb.ts'
import { follow } from './follow-media.ts'

interface ManifestOptions extends CommonOptions {
  readonly out?: string
  readonly author: string
  readonly sign?: string
  readonly passwordFile?: string
}

export function addManifestVerb(media: Command): void {
  verb(media, 'manifest', 'verify a media file and write its manifest, signed when a key is given')
    .argument('<file>')
    .option('--out <file>', 'where to write it; beside the media when left out')
    .option('--author <name>', 'who vouches for the media', userInfo().username)
    .option('--sign <pfx>', 'PKCS#12 file with the key and certificate to sign with')
    .option('--password-file <file>', 'first line: password of the PKCS#12 file')
    .action((file: string, { out, author, sign, passwordFile, ...options }: ManifestOptions) =>
      runStationVerb(options, async (context) => {
        const { client, output } = context
        const password =
          sign === undefined ? undefined : await readPassword(passwordFile, output.json, 'Password of the signing key')
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
        output.say(`manifest   ${made.manifest}`)
        output.say(`signature  ${made.signature ?? 'none'}`)
        output.done(made)
      }),
    )
}
