import { Badge, Card, makeStyles, Subtitle1, Text, tokens } from '@fluentui/react-components'
import type { TaskSequence } from '../../shared/contract/check.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { Imported } from '../text/imported.tsx'

const useStyles = makeStyles({
  card: { rowGap: tokens.spacingVerticalS },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: tokens.spacingVerticalXS },
  item: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingVerticalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
})

/** The list that the user of the computer will choose from; a required one starts by itself. */
export function OfferedToUser({ offered }: { readonly offered: readonly TaskSequence[] }) {
  const { t, language } = useTexts()
  const styles = useStyles()
  if (offered.length === 0) return null
  return (
    <Card className={styles.card} role="group" aria-labelledby="offered-title">
      <Subtitle1 as="h3" id="offered-title">
        {t('firstBoot.offered')}
      </Subtitle1>
      <Text size={200}>{t('firstBoot.offeredHint')}</Text>
      <ul className={styles.list}>
        {offeredByName(offered, language).map(({ deploymentId, name, packageId, purpose }) => (
          <li key={deploymentId} className={styles.item}>
            <span className={styles.name}>
              <Imported text={name} />
            </span>
            <Text size={200}>
              <Imported text={packageId} />
            </Text>
            <Badge appearance="tint" color={purpose === 'required' ? 'warning' : 'informative'}>
              {t(`firstBoot.purpose.${purpose}`)}
            </Badge>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** How Windows PE sorts them is not published; by name, who reads the list finds one soonest. */
function offeredByName(offered: readonly TaskSequence[], language: string): readonly TaskSequence[] {
  return offered.toSorted((one, other) => one.name.localeCompare(other.name, language))
}
