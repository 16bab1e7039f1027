import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import type { MediaFacts, MediaVerdict } from '../../shared/contract/media.ts'
import { Facts } from '../controls/facts.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { bytesText } from '../text/amounts.ts'
import { Imported } from '../text/imported.tsx'
import { CertificateBadge } from './certificate-badge.tsx'

const useStyles = makeStyles({ badges: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS } })

interface MediaSummaryProps {
  readonly facts: MediaFacts
  readonly verdict: MediaVerdict | undefined
}

/** Green is for media whose bytes and origin are both proven. */
function isProven(verdict: MediaVerdict | undefined): boolean {
  return verdict?.origin === 'expected-digest' || verdict?.origin === 'signed-manifest'
}

/** What a technician chooses media by. */
export function MediaSummary({ facts, verdict }: MediaSummaryProps) {
  const { t, language } = useTexts()
  const styles = useStyles()
  const [image] = facts.images
  const windows = image?.windows
  const system = windows === undefined ? '' : [windows.productName, windows.edition, windows.version].join(' ').trim()
  return (
    <>
      <Facts
        facts={[
          ...(image === undefined
            ? []
            : [
                { name: t('media.image', { index: image.index }), value: <Imported text={image.name} /> },
                {
                  name: t('bench.windows'),
                  value: system === '' ? t('bench.unknown') : <Imported text={system} />,
                },
                { name: t('bench.architecture'), value: <Imported text={image.architecture} /> },
              ]),
          { name: t('media.size'), value: bytesText(language, facts.bytes) },
          { name: t('bench.certificate'), value: <CertificateBadge prestaged={facts.prestaged} /> },
        ]}
      />
      <div className={styles.badges}>
        <Badge appearance="tint" size="large" color={isProven(verdict) ? 'success' : 'informative'}>
          {verdict === undefined ? t('media.notVerified') : t(`media.proven.${verdict.origin}`)}
        </Badge>
      </div>
    </>
  )
}
