import { Button, Card, Field, Input, makeStyles, Text, Title3, tokens } from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { visible } from '../text/escape.ts'
import { Imported } from '../text/imported.tsx'

const useStyles = makeStyles({
  card: { rowGap: tokens.spacingVerticalM },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalXS },
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  address: { flexGrow: 1, overflowWrap: 'anywhere' },
})

interface ManagementPointsProps {
  readonly points: readonly string[]
  readonly locked: boolean
  onChange(points: string[]): void
}

/** The management points that this station may ask, in the order in which it asks them. */
export function ManagementPoints({ points, locked, onChange }: ManagementPointsProps) {
  const { t } = useTexts()
  const styles = useStyles()
  const [typed, setTyped] = useState('')
  const address = addressOf(typed)
  const isWrong = typed.trim() !== '' && address === undefined
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (address === undefined) return
    setTyped('')
    if (!points.includes(address)) onChange([...points, address])
  }
  return (
    <Card className={styles.card} role="group" aria-labelledby="points-title">
      <Title3 as="h3" id="points-title">
        {t('settings.points')}
      </Title3>
      <Text>{locked ? t('settings.locked') : t('settings.pointsHint')}</Text>
      {points.length === 0 ? <Text>{t('settings.noPoints')}</Text> : null}
      <ol className={styles.list}>
        {points.map((point) => (
          <li key={point} className={styles.row}>
            <span className={styles.address}>
              <Imported text={point} />
            </span>
            <Button
              size="small"
              disabled={locked}
              aria-label={t('settings.removePoint', { address: visible(point) })}
              onClick={() => onChange(points.filter((each) => each !== point))}
            >
              {t('settings.remove')}
            </Button>
          </li>
        ))}
      </ol>
      {locked ? null : (
        <form className={styles.row} onSubmit={add}>
          <Field
            className={styles.address}
            label={t('settings.newPoint')}
            {...(isWrong ? { validationMessage: t('missing.management-point') } : {})}
          >
            <Input type="url" value={typed} onChange={(_, { value }) => setTyped(value)} />
          </Field>
          <Button type="submit" disabled={address === undefined}>
            {t('choose.add')}
          </Button>
        </form>
      )}
    </Card>
  )
}

/** The address as it is kept, or undefined when it is none of a management point. */
function addressOf(typed: string): string | undefined {
  const text = typed.trim()
  if (!URL.canParse(text)) return undefined
  return ['http:', 'https:'].includes(new URL(text).protocol) ? text : undefined
}
