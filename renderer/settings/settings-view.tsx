import { makeStyles, Text, Title3, tokens } from '@fluentui/react-components'
import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { useTexts } from '../i18n/use-texts.ts'
import { useStation } from '../station/station-context.ts'
import { ProblemNotice } from '../text/problem-notice.tsx'
import { AppearanceCard } from './appearance-card.tsx'
import { ManagementPoints } from './management-points.tsx'
import { NamesCard } from './names-card.tsx'
import { PlaceCard } from './place-card.tsx'
import type { SettingsStore } from './settings-store.ts'
import { TrustCard } from './trust-card.tsx'
import { createTrustStore } from './trust-store.ts'
import { LimitsCard, SerialsCard } from './work-card.tsx'

const useStyles = makeStyles({
  view: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1.4fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    maxWidth: '1280px',
    '@media (max-width: 960px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
})

/** What the station remembers. A change holds at once; there is nothing to save. */
export function SettingsView({ store }: { readonly store: SettingsStore }) {
  const { t } = useTexts()
  const styles = useStyles()
  const station = useStation()
  const trust = useMemo(() => createTrustStore(station), [station])
  const { view, problem, read } = useStore(store)
  // The organisation's file may have changed since.
  useEffect(() => {
    void read()
    void trust.getState().read()
  }, [read, trust])
  if (view === undefined) return problem === undefined ? null : <ProblemNotice problem={problem} />
  const { settings, policy } = view
  return (
    <div className={styles.view}>
      <Title3 as="h2">{t('settings.title')}</Title3>
      <Text>{t('settings.kept')}</Text>
      {policy.problem === undefined ? null : <ProblemNotice problem={policy.problem} />}
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <div className={styles.columns}>
        <div className={styles.column}>
          <AppearanceCard store={store} settings={settings} />
          <NamesCard store={store} settings={settings} />
          <LimitsCard store={store} settings={settings} />
          <SerialsCard store={store} settings={settings} />
          <PlaceCard view={view} />
        </div>
        <div className={styles.column}>
          <ManagementPoints store={store} trust={trust} settings={settings} />
          <TrustCard store={trust} />
        </div>
      </div>
    </div>
  )
}
