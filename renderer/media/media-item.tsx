import {
  Badge,
  Button,
  Card,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components'
import type { MediaListItem } from '../../shared/contract/media.ts'
import { Disclosure } from '../bench/disclosure.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { Facts } from '../shell/facts.tsx'
import { timeText } from '../text/amounts.ts'
import { visible } from '../text/escape.ts'
import { Imported } from '../text/imported.tsx'
import { MediaFactList } from './media-fact-list.tsx'

interface MediaItemProps {
  readonly item: MediaListItem
  onUse(): void
  onRemove(): void
}

const useStyles = makeStyles({
  card: { rowGap: tokens.spacingVerticalM },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, flexWrap: 'wrap' },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
})

const CONDITION_COLORS = { unchanged: 'success', changed: 'warning', missing: 'danger' } as const

export function MediaItem({ item, onUse, onRemove }: MediaItemProps) {
  const { t, language } = useTexts()
  const styles = useStyles()
  const { name, condition, isCopy, facts, verifiedAt, signer } = item
  return (
    <Card className={styles.card} role="group" aria-label={visible(name)}>
      <div className={styles.head}>
        <Text weight="semibold" className={styles.name}>
          <Imported text={name} />
        </Text>
        <Badge appearance="tint" color={CONDITION_COLORS[condition]}>
          {t(`library.condition.${condition}`)}
        </Badge>
        <Button
          appearance="primary"
          disabled={condition === 'missing'}
          aria-label={t('library.useLabel', { name: visible(name) })}
          onClick={onUse}
        >
          {t('library.use')}
        </Button>
        <RemoveButton item={item} onRemove={onRemove} />
      </div>
      <Facts
        facts={[
          { name: t('library.place'), value: isCopy ? t('library.isCopy') : <Imported text={facts.path} /> },
          { name: t('library.verified'), value: timeText(language, verifiedAt) },
          ...(signer === undefined
            ? []
            : [
                { name: t('library.signer'), value: <Imported text={signer.subject} /> },
                { name: t('library.issuer'), value: <Imported text={signer.issuer} /> },
                { name: t('library.signerUntil'), value: timeText(language, signer.notAfter) },
              ]),
        ]}
      />
      <Disclosure summary={t('library.inside')} open={false}>
        <MediaFactList facts={facts} verdict={item} />
      </Disclosure>
    </Card>
  )
}

function RemoveButton({ item: { name, isCopy }, onRemove }: Pick<MediaItemProps, 'item' | 'onRemove'>) {
  const { t } = useTexts()
  return (
    <Dialog modalType="alert">
      <DialogTrigger disableButtonEnhancement>
        <Button aria-label={t('library.removeLabel', { name: visible(name) })}>{t('library.remove')}</Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('library.removeTitle', { name: visible(name) })}</DialogTitle>
          <DialogContent>{t(isCopy ? 'library.removeCopy' : 'library.removeEntry')}</DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button appearance="primary">{t('library.keep')}</Button>
            </DialogTrigger>
            <DialogTrigger disableButtonEnhancement>
              <Button onClick={onRemove}>{t('library.remove')}</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
