import type { ContentVerdict, MediaFacts, MediaVerdict } from '../../shared/contract/media.ts'
import { noticeText } from '../../shared/contract/text/notice-text.ts'
import { filled } from './filled.ts'
import type { Output } from './output.ts'
import { showSize } from './sizes.ts'
import { table } from './table.ts'

type Image = MediaFacts['images'][number]

/** What a media file holds. */
export function sayFacts(output: Output, facts: MediaFacts): void {
  const words = output.texts.media
  output.say(facts.path)
  output.say(
    [
      showSize(facts.bytes, output.language),
      words.compressions[facts.compression],
      filled(output, words.blobs, { count: facts.blobs }),
      facts.hasIntegrityTable ? words.withTable : words.withoutTable,
    ].join(', '),
  )
  const { parts = 1 } = facts
  if (parts > 1) output.say(filled(output, words.parts, { count: parts }))
  output.print(imageTable(output, facts.images))
  for (const { index, windows } of facts.images)
    if (windows !== undefined)
      output.say(filled(output, words.image, { image: index, windows: windowsText(output, windows) }))
  if (facts.prestaged !== undefined) sayPrestaged(output, facts.prestaged)
  for (const notice of facts.notices ?? []) output.say(noticeText(output.language, notice))
}

/** The same of media that has been verified, and what was proven of it. */
export function sayVerdict(output: Output, verdict: MediaVerdict | ContentVerdict): void {
  const words = output.texts.media
  sayFacts(output, verdict.facts)
  output.say(`SHA-256 ${verdict.sha256 ?? words.digestNotTaken}`)
  output.say(
    filled(output, words.intact, {
      count: verdict.blobsVerified,
      integrity: words.integrity[verdict.integrity],
      origin: filled(output, words.proven[verdict.origin], { signer: verdict.signer?.subject ?? '?' }),
    }),
  )
}

function imageTable({ texts, language }: Output, images: readonly Image[]): string {
  const { image, name, files, size, architecture } = texts.media.imageColumns
  return table(
    [image, name, files, size, architecture],
    images.map((one) => [
      String(one.index),
      one.name,
      String(one.files),
      showSize(one.totalBytes, language),
      one.architecture,
    ]),
  )
}

function windowsText(output: Output, windows: NonNullable<Image['windows']>): string {
  const { productName, edition, version, languages, defaultLanguage } = windows
  const spoken = languages.map((language) =>
    language === defaultLanguage ? filled(output, output.texts.media.defaultLanguage, { language }) : language,
  )
  return [productName || 'Windows', edition, version, spoken.join(', ')].filter((part) => part !== '').join(', ')
}

function sayPrestaged(output: Output, facts: NonNullable<MediaFacts['prestaged']>): void {
  const words = output.texts.media
  const { mediaType, asksForPassword, unattended, packages, kind, managementPoints, siteCode, certificateUntil } = facts
  const protection = asksForPassword ? words.protected : words.open
  output.say([mediaType, protection, unattended ? words.unattended : words.attended].join(', '))
  if (kind !== undefined) {
    const points = managementPoints?.join(', ') || words.noPoints
    output.say(filled(output, words.ofSite, { kind: words.kinds[kind], site: siteCode ?? '?', points }))
  }
  if (certificateUntil !== undefined)
    output.say(filled(output, words.certificateUntil, { date: certificateUntil.slice(0, 10) }))
  if (packages.length > 0) output.say(filled(output, words.packages, { packages: packages.join(', ') }))
}
