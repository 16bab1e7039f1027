import { Badge, Button, Card, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useStore } from 'zustand'
import type { MediaListItem } from '../../shared/contract/media.ts'
import { ConfirmButton } from '../controls/confirm-button.tsx'
import { Disclosure } from '../controls/disclosure.tsx'
import { type Fact, Facts } from '../controls/facts.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { bytesText, dayText, numberText, timeText } from '../text/amounts.ts'
import { visible } from '../text/escape.ts'
import { Imported } from '../text/imported.tsx'
import { ProblemNotice } from '../text/problem-notice.tsx'
import { ByteProgress } from './byte-progress.tsx'
import type { LibraryStore } from './library-store.ts'
import { MediaFactList } from './media-fact-list.tsx'
import { CertificateEnd, PrestagedFactList } from './prestaged-fact-list.tsx'

interface MediaItemProps {
  readonly item: MediaListItem
  readonly store: LibraryStore
  onUse(): void
}

const useStyles = makeStyles({
  card: { rowGap: tokens.spacingVerticalM },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, flexWrap: 'wrap' },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
  inside: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalM,
    '& > *': { gridColumn: '1 / -1' },
    '& > dl': { gridTemplateColumns: 'subgrid' },
  },
})

const CONDITION_COLORS = { unchanged: 'success', changed: 'warning', missing: 'danger', damaged: 'danger' } as const

/** Media of the list: what is known of them, and what can be done with them. */
export function MediaItem({ item, store, onUse }: MediaItemProps) {
  const { t } = useTexts()
  const styles = useStyles()
  const { importing, verifying, verifyAgain, stop, remove } = useStore(store)
  const { id, name, condition, isCopy, facts, problem } = item
  const isBusy = importing !== undefined || verifying !== undefined
  const shown = visible(name)
  return (
    <Card className={styles.card} role="group" aria-label={shown} data-condition={condition}>
      <div className={styles.head}>
        <Text weight="semibold" size={400} className={styles.name}>
          <Imported text={name} />
        </Text>
        <Badge appearance="tint" size="large" color={CONDITION_COLORS[condition]}>
          {t(`library.condition.${condition}`)}
        </Badge>
      </div>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {condition === 'changed' || condition === 'missing' ? <Text>{t(`library.remedy.${condition}`)}</Text> : null}
      <ItemFacts item={item} />
      {verifying?.id === id ? (
        <>
          <ByteProgress label={t('library.verifying', { name: shown })} count={verifying} />
          <Button onClick={stop}>{t('library.stopVerifying')}</Button>
        </>
      ) : null}
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabled={condition === 'missing' || condition === 'damaged'}
          aria-label={t('library.useLabel', { name: shown })}
          onClick={onUse}
        >
          {t('library.use')}
        </Button>
        <Button
          disabled={isBusy || condition === 'missing'}
          aria-label={t('library.verifyAgainLabel', { name: shown })}
          onClick={() => void verifyAgain(id)}
        >
          {t('library.verifyAgain')}
        </Button>
        <ConfirmButton
          text={t('library.remove')}
          label={t('library.removeLabel', { name: shown })}
          disabled={isBusy}
          title={t('library.removeTitle', { name: shown })}
          keep={t('library.keep')}
          onConfirm={() => void remove(id)}
        >
          {t(isCopy ? 'library.removeCopy' : 'library.removeEntry')}
        </ConfirmButton>
      </div>
      {condition === 'damaged' ? null : (
        <Disclosure summary={t('library.inside')} open={false}>
          <div className={styles.inside}>
            {facts.prestaged === undefined ? (
              <Text>{t('library.notPrestaged')}</Text>
            ) : (
              <PrestagedFactList facts={facts.prestaged} />
            )}
            <MediaFactList facts={facts} verdict={item} />
          </div>
        </Disclosure>
      )}
    </Card>
  )
}

function ItemFacts({ item }: { readonly item: MediaListItem }) {
  const { t, language } = useTexts()
  const { condition, isCopy, facts, verifiedAt, signer, origin } = item
  const { bytes, parts = 1, prestaged, images } = facts
  const until = prestaged?.certificateUntil
  const system = images
    .map(({ windows }) => [windows?.productName ?? '', windows?.edition ?? '', windows?.version ?? ''])
    .map((names) => names.filter((name) => name !== '').join(', '))
    .find((names) => names !== '')
  const signed: readonly Fact[] =
    signer === undefined
      ? []
      : [
          { name: t('library.signer'), value: <Imported text={signer.subject} /> },
          { name: t('library.anchor'), value: <Imported text={signer.anchor ?? signer.issuer} /> },
          { name: t('library.signerUntil'), value: dayText(language, signer.notAfter) },
        ]
  return (
    <Facts
      facts={[
        ...(system === undefined ? [] : [{ name: t('library.system'), value: <Imported text={system} /> }]),
        { name: t('media.size'), value: bytesText(language, bytes) },
        ...(parts > 1 ? [{ name: t('media.parts'), value: numberText(language, parts) }] : []),
        { name: t('library.place'), value: isCopy ? t('library.isCopy') : <Imported text={facts.path} /> },
        { name: t('library.verified'), value: timeText(language, verifiedAt) },
        ...(condition === 'unchanged' ? [{ name: t('media.verdict'), value: t(`media.proven.${origin}`) }] : []),
        ...signed,
        ...(until === undefined ? [] : [{ name: t('library.certificate'), value: <CertificateEnd until={until} /> }]),
      ]}
    />
  )
}
