import { makeStyles, Select, Tab, TabList, Title2, tokens } from '@fluentui/react-components'
import { useMemo, useState } from 'react'
import { LANGUAGES } from '../../shared/contract/text/languages.ts'
import { createBenchStore } from '../bench/bench-store.ts'
import { BenchView } from '../bench/bench-view.tsx'
import { isLanguage, LANGUAGE_NAMES } from '../i18n/languages.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { createLogStore } from '../log/log-store.ts'
import { LogView } from '../log/log-view.tsx'
import type { StationClient } from '../station/station-client.ts'
import { StationProvider } from '../station/station-context.ts'
import { useActivity } from './use-activity.ts'

const useStyles = makeStyles({
  app: { minHeight: '100vh', boxSizing: 'border-box', padding: tokens.spacingHorizontalXXL },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXL,
    marginBottom: tokens.spacingVerticalL,
    flexWrap: 'wrap',
  },
  language: { marginLeft: 'auto' },
})

type View = 'bench' | 'log'

export function App({ station }: { readonly station: StationClient }) {
  const { t, language, setLanguage } = useTexts()
  const styles = useStyles()
  const [view, setView] = useState<View>('bench')
  const bench = useMemo(() => createBenchStore(station), [station])
  const log = useMemo(() => createLogStore(station), [station])
  useActivity(bench)
  return (
    <StationProvider value={station}>
      <div className={styles.app}>
        <header className={styles.head}>
          <Title2 as="h1">Prestage</Title2>
          <TabList
            aria-label={t('app.views')}
            selectedValue={view}
            onTabSelect={(_, { value }) => setView(value === 'log' ? 'log' : 'bench')}
          >
            <Tab value="bench">{t('app.bench')}</Tab>
            <Tab value="log">{t('app.log')}</Tab>
          </TabList>
          <div className={styles.language}>
            <Select
              aria-label={t('app.language')}
              value={language}
              onChange={(_, { value }) => {
                if (isLanguage(value)) setLanguage(value)
              }}
            >
              {LANGUAGES.map((each) => (
                <option key={each} value={each} lang={each}>
                  {LANGUAGE_NAMES[each]}
                </option>
              ))}
            </Select>
          </div>
        </header>
        <main>{view === 'bench' ? <BenchView store={bench} /> : <LogView store={log} />}</main>
      </div>
    </StationProvider>
  )
}
