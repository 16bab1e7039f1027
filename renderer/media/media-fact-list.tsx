import type { MediaFacts, MediaVerdict } from '../../shared/contract/media.ts'
import { noticeText } from '../../shared/contract/text/notice-text.ts'
import { type Fact, Facts } from '../controls/facts.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { bytesText, numberText } from '../text/amounts.ts'
import { Imported } from '../text/imported.tsx'

type Image = MediaFacts['images'][number]

interface MediaFactListProps {
  readonly facts: MediaFacts
  readonly verdict: Pick<MediaVerdict, 'origin' | 'sha256'> | undefined
}

/** What is in the media and what is known of it. */
export function MediaFactList({ facts, verdict }: MediaFactListProps) {
  const { t, language } = useTexts()
  const { parts = 1, notices = [] } = facts
  const format: readonly Fact[] = [
    {
      name: t('media.compression'),
      value: facts.compression === 'none' ? t('media.notCompressed') : facts.compression.toUpperCase(),
    },
    { name: t('media.integrity'), value: t(facts.hasIntegrityTable ? 'media.present' : 'media.absent') },
    { name: t('media.content'), value: t('media.contentValue', { count: facts.blobs }) },
    ...(parts > 1 ? [{ name: t('media.parts'), value: numberText(language, parts) }] : []),
    ...(notices.length === 0 ? [] : [{ name: t('media.notices'), value: <Notices notices={notices} /> }]),
  ]
  return (
    <Facts
      facts={[
        { name: t('media.size'), value: bytesText(language, facts.bytes) },
        ...facts.images.map((image) => ({
          name: t('media.image', { index: image.index }),
          value: <ImageFacts image={image} />,
        })),
        ...format,
        {
          name: t('media.verdict'),
          value: verdict === undefined ? t('media.notVerified') : t(`media.proven.${verdict.origin}`),
        },
        ...(verdict === undefined ? [] : [{ name: t('proof.mediaSha256'), value: verdict.sha256 }]),
      ]}
    />
  )
}

function ImageFacts({ image }: { readonly image: Image }) {
  const { t, language } = useTexts()
  const { name, description, windows, files, totalBytes, architecture } = image
  return (
    <>
      <div>
        <Imported text={name} />
      </div>
      {description === '' || description === name ? null : (
        <div>
          <Imported text={description} />
        </div>
      )}
      {windows === undefined ? null : (
        <div>
          <Imported
            text={[windows.productName, windows.edition, windows.version, windows.languages.join(' ')]
              .filter((fact) => fact !== '')
              .join(', ')}
          />
        </div>
      )}
      <div>
        {t('media.imageValue', {
          count: files,
          size: bytesText(language, totalBytes),
          architecture,
        })}
      </div>
    </>
  )
}

function Notices({ notices }: { readonly notices: NonNullable<MediaFacts['notices']> }) {
  const { language } = useTexts()
  return notices.map((notice) => (
    <div key={notice.kind}>
      <Imported text={noticeText(language, notice)} />
    </div>
  ))
}
