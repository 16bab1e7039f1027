import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Spinner,
  Subtitle2,
  Text,
  tokens,
} from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { About, ThirdParty } from '../../shared/contract/about.ts'
import type { Problem } from '../../shared/contract/problem.ts'
import { Facts } from '../controls/facts.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { problemOf } from '../station/problem-of.ts'
import { useStation } from '../station/station-context.ts'
import { Imported } from '../text/imported.tsx'
import { ProblemNotice } from '../text/problem-notice.tsx'
import { browserVersions } from './browser-versions.ts'
import { Licence } from './licence.tsx'

const useStyles = makeStyles({
  // Eighty columns of a licence fit.
  surface: { maxWidth: '720px', maxHeight: 'calc(100vh - 64px)' },
  body: { maxHeight: 'calc(100vh - 112px)' },
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  hint: { color: tokens.colorNeutralForeground2 },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
})

interface Told {
  readonly about: About
  readonly thirdParties: readonly ThirdParty[]
}

/** Versions of everything that runs here, and the licences of what others made. */
export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts()
  const styles = useStyles()
  const station = useStation()
  const [told, setTold] = useState<Told>()
  const [problem, setProblem] = useState<Problem>()
  useEffect(() => {
    Promise.all([station.station.about(), station.station.thirdParties()]).then(
      ([about, thirdParties]) => setTold({ about, thirdParties }),
      (error) => setProblem(problemOf(error)),
    )
  }, [station])
  return (
    <Dialog open onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface className={styles.surface}>
        <DialogBody className={styles.body}>
          <DialogTitle>{t('about.title')}</DialogTitle>
          <DialogContent className={styles.content}>
            {problem === undefined ? null : <ProblemNotice problem={problem} />}
            {told === undefined && problem === undefined ? <Spinner label={t('about.reading')} /> : null}
            {told === undefined ? null : (
              <>
                <Facts
                  facts={[
                    { name: t('about.version'), value: told.about.version },
                    ...browserVersions(navigator.userAgent).map(({ name, version }) => ({ name, value: version })),
                    { name: 'Node.js', value: told.about.node },
                    { name: 'SQLite', value: told.about.sqlite },
                    { name: t('about.contract'), value: told.about.contract },
                    { name: t('about.database'), value: <Imported text={told.about.database} /> },
                  ]}
                />
                <Subtitle2 as="h3">{t('about.thirdParties')}</Subtitle2>
                <Text className={styles.hint}>{t('about.thirdPartiesHint')}</Text>
                <div className={styles.list}>
                  {told.thirdParties.map((party) => (
                    <Licence key={`${party.name} ${party.version}`} party={party} />
                  ))}
                </div>
              </>
            )}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {t('about.close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
