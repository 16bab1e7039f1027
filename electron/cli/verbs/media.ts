import type { Command } from 'commander'
import { warmThreads } from '../../station/host/threads/threads.ts'
import { parseSha256 } from '../arguments.ts'
import { filled } from '../filled.ts'
import { passwordInFile } from '../password.ts'
import { showSize } from '../sizes.ts'
import type { Speech } from '../speech.ts'
import { table } from '../table.ts'
import { sayFacts, sayVerdict } from '../tell-media.ts'
import { type CommonOptions, group, runStationVerb, type StationVerbContext, verb } from '../verb.ts'
import { follow } from './follow-media.ts'
import { addManifestVerb } from './media-manifest.ts'

interface VerifyOptions extends CommonOptions {
  readonly sha256?: string
  readonly manifest?: string
  readonly copy?: boolean
  readonly lenient?: boolean
  readonly digest?: boolean
}

interface InspectOptions extends CommonOptions {
  readonly lenient?: boolean
  readonly passwordFile?: string
}

export function addMediaVerbs(program: Command, speech: Speech): void {
  const { media: words, options: shared } = speech.texts
  const media = group(program, 'media', words.group)
  verb(media, 'inspect', words.inspect, speech)
    .argument('<file>')
    .option('--lenient', shared.lenient)
    .option('--password-file <file>', words.inspectPassword)
    .action((file: string, options: InspectOptions) =>
      runStationVerb(options, async ({ client, output }) => {
        // Facts are told without a password too, so nobody is asked for one.
        const password = passwordInFile(options.passwordFile)
        const facts = await client.media.inspect({
          media: file,
          lenient: options.lenient === true,
          ...(password === undefined ? {} : { password }),
        })
        sayFacts(output, facts)
        output.done(facts)
      }),
    )
  verifyVerb(media, 'verify', words.verify, speech, async (context, file, { copy: _, digest, ...input }) => {
    const { verify, verifyContent } = context.client.media
    const isDigestNeeded = digest || input.expectedSha256 !== undefined || input.manifest !== undefined
    const order = { media: file, ...input }
    const verdict = isDigestNeeded
      ? await follow(context, await verify(order, context))
      : await follow(context, await verifyContent(order, context))
    sayVerdict(context.output, verdict)
    context.output.done(verdict)
  })
    .option('--lenient', shared.lenient)
    .option('--digest', words.digest)
  verifyVerb(media, 'import', words.import, speech, async (context, file, { lenient: _, digest: __, ...input }) => {
    const item = await follow(context, await context.client.media.import({ media: file, ...input }, context))
    sayVerdict(context.output, item)
    context.output.done(item)
  }).option('--copy', words.copy)
  verb(media, 'remove', words.remove, speech)
    .argument('<id>')
    .action((id: string, options: CommonOptions) =>
      runStationVerb(options, async ({ client, output }) => {
        const { removed } = await client.media.remove({ id })
        output.say(filled(speech, removed ? words.removed : words.notThere, { id }))
        output.done({ removed })
      }),
    )
  addManifestVerb(media, speech)
  verb(media, 'list', words.list, speech).action((options: CommonOptions) =>
    runStationVerb(options, async ({ client, output }) => {
      const items = await client.media.list()
      const { columns, origins, conditions } = words
      output.print(
        table(
          [columns.id, columns.name, columns.size, columns.origin, columns.verified, columns.file, columns.path],
          items.map(({ id, name, facts, origin, verifiedAt, condition }) => [
            id,
            name,
            showSize(facts.bytes, output.language),
            origins[origin],
            verifiedAt,
            conditions[condition],
            facts.path,
          ]),
        ),
      )
      output.done({ media: items })
    }),
  )
}

type VerifyInput = {
  readonly expectedSha256?: string
  readonly manifest?: string
  readonly copy: boolean
  readonly lenient: boolean
  readonly digest: boolean
}

function verifyVerb(
  parent: Command,
  name: string,
  summary: string,
  speech: Speech,
  work: (context: StationVerbContext, file: string, input: VerifyInput) => Promise<void>,
): Command {
  const { options: shared } = speech.texts
  return verb(parent, name, summary, speech)
    .argument('<file>')
    .option('--sha256 <hex>', shared.sha256, parseSha256)
    .option('--manifest <file>', shared.manifest)
    .action((file: string, { sha256, manifest, copy, lenient, digest, ...options }: VerifyOptions) => {
      if (name === 'verify') warmThreads()
      const verify = (context: StationVerbContext) =>
        work(context, file, {
          ...(sha256 === undefined ? {} : { expectedSha256: sha256 }),
          ...(manifest === undefined ? {} : { manifest }),
          copy: copy === true,
          lenient: lenient === true,
          digest: digest === true,
        })
      return runStationVerb(options, verify, name === 'import')
    })
}
