import type { Command } from 'commander'
import type { ContentVerdict, MediaFacts, MediaVerdict } from '../../../shared/contract/media.ts'
import { noticeText } from '../../../shared/contract/text/notice-text.ts'
import { warmThreads } from '../../station/host/threads/threads.ts'
import { parseSha256 } from '../arguments.ts'
import type { Output } from '../output.ts'
import { readPassword } from '../password.ts'
import { showSize } from '../sizes.ts'
import { table } from '../table.ts'
import { type CommonOptions, runStationVerb, type StationVerbContext, verb } from '../verb.ts'
import { follow } from './follow-media.ts'
import { addManifestVerb } from './media-manifest.ts'

interface VerifyOptions extends CommonOptions {
  readonly sha256?: string
  readonly manifest?: string
  readonly copy?: boolean
  readonly lenient?: boolean
  readonly digest?: boolean
}

const LENIENT = 'read on where the media breaks a rule without being unsafe; each one is listed'

interface InspectOptions extends CommonOptions {
  readonly lenient?: boolean
  readonly passwordFile?: string
}

export function addMediaVerbs(program: Command): void {
  const media = program.command('media').summary('look at media, verify them, keep them in the library')
  verb(media, 'inspect', 'say what a media file holds')
    .argument('<file>')
    .option('--lenient', LENIENT)
    .option('--password-file <file>', 'file whose first line is the media password, to tell of protected media too')
    .action((file: string, options: InspectOptions) =>
      runStationVerb(options, async ({ client, output }) => {
        // Facts are told without a password too, so nobody is asked for one.
        const password = await readPassword(options.passwordFile, true)
        const facts = await client.media.inspect({
          media: file,
          lenient: options.lenient === true,
          ...(password === undefined ? {} : { password }),
        })
        sayFacts(output, facts)
        output.done(facts)
      }),
    )
  verifyVerb(
    media,
    'verify',
    'verify every byte of a media file',
    async (context, file, { copy: _, digest, ...input }) => {
      const { verify, verifyContent } = context.client.media
      const isDigestNeeded = digest || input.expectedSha256 !== undefined || input.manifest !== undefined
      const order = { media: file, ...input }
      const verdict = isDigestNeeded
        ? await follow(context, await verify(order, context))
        : await follow(context, await verifyContent(order, context))
      sayVerdict(context.output, verdict)
      context.output.done(verdict)
    },
  )
    .option('--lenient', LENIENT)
    .option('--digest', 'take the SHA-256 of the file too, as --sha256 and --manifest always do')
  verifyVerb(
    media,
    'import',
    'verify a media file and put it into the library',
    async (context, file, { lenient: _, digest: __, ...input }) => {
      const item = await follow(context, await context.client.media.import({ media: file, ...input }, context))
      sayVerdict(context.output, item)
      context.output.done(item)
    },
  ).option('--copy', 'keep a copy in the data folder, rather than the path alone')
  verb(media, 'remove', 'take media from the library; a copy is deleted')
    .argument('<id>')
    .action((id: string, options: CommonOptions) =>
      runStationVerb(options, async ({ client, output }) => {
        const { removed } = await client.media.remove({ id })
        output.say(removed ? `removed ${id}` : `${id} is not in the library`)
        output.done({ removed })
      }),
    )
  addManifestVerb(media)
  verb(media, 'list', 'list the library').action((options: CommonOptions) =>
    runStationVerb(options, async ({ client, output }) => {
      const items = await client.media.list()
      output.print(
        table(
          ['id', 'name', 'size', 'origin', 'verified', 'file', 'path'],
          items.map(({ id, name, facts, origin, verifiedAt, condition }) => [
            id,
            name,
            showSize(facts.bytes),
            origin,
            verifiedAt,
            condition,
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
  work: (context: StationVerbContext, file: string, input: VerifyInput) => Promise<void>,
): Command {
  return verb(parent, name, summary)
    .argument('<file>')
    .option('--sha256 <hex>', 'the SHA-256 that the file must have', parseSha256)
    .option('--manifest <file>', 'the manifest that names it; its signature is FILE.p7s beside it')
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

function sayPrestaged(output: Output, facts: NonNullable<MediaFacts['prestaged']>): void {
  const { mediaType, asksForPassword, unattended, packages, kind, managementPoints, siteCode, certificateUntil } = facts
  output.say(
    `${mediaType}, ${asksForPassword ? 'asks for its password' : 'without a password'}, ${unattended ? 'unattended' : 'attended'}`,
  )
  if (kind !== undefined)
    output.say(`${kind} media of site ${siteCode ?? '?'}, management points ${managementPoints?.join(', ') || 'none'}`)
  if (certificateUntil !== undefined) output.say(`certificate until ${certificateUntil.slice(0, 10)}`)
  if (packages.length > 0) output.say(`packages ${packages.join(', ')}`)
}

function sayFacts(output: Output, facts: MediaFacts): void {
  output.say(facts.path)
  output.say(
    `${showSize(facts.bytes)}, compression ${facts.compression}, ${facts.blobs} blobs, ${facts.hasIntegrityTable ? 'with' : 'without'} integrity table`,
  )
  if ((facts.parts ?? 1) > 1) output.say(`a split set of ${facts.parts} parts`)
  output.print(
    table(
      ['image', 'name', 'files', 'size', 'architecture'],
      facts.images.map(({ index, name, files, totalBytes, architecture }) => [
        String(index),
        name,
        String(files),
        showSize(totalBytes),
        architecture,
      ]),
    ),
  )
  for (const { index, windows } of facts.images)
    if (windows !== undefined) output.say(`image ${index}: ${showWindows(windows)}`)
  if (facts.prestaged !== undefined) sayPrestaged(output, facts.prestaged)
  for (const notice of facts.notices ?? []) output.say(noticeText(output.language, notice))
}

function showWindows(windows: NonNullable<MediaFacts['images'][number]['windows']>): string {
  const { productName, edition, version, languages, defaultLanguage } = windows
  const spoken = languages.map((language) => (language === defaultLanguage ? `${language} (default)` : language))
  return [productName || 'Windows', edition, version, spoken.join(', ')].filter((part) => part !== '').join(', ')
}

function sayVerdict(output: Output, verdict: MediaVerdict | ContentVerdict): void {
  sayFacts(output, verdict.facts)
  output.say(`SHA-256 ${verdict.sha256 ?? 'not taken (--digest takes it)'}`)
  const origin = {
    'signed-manifest': `proven by a manifest that ${verdict.signer?.subject ?? '?'} signed`,
    manifest: 'named by a manifest without a signature',
    'expected-digest': 'proven by digest',
    'not-proven': 'not proven',
  }
  output.say(
    `intact (${verdict.blobsVerified} blobs, integrity table ${verdict.integrity}), origin ${origin[verdict.origin]}`,
  )
}
