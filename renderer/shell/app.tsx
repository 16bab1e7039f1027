import { makeStyles, Tab, TabList, Title2, tokens } from '@fluentui/react-components'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { type ChosenFile, VIEWS, type View } from '../../shared/contract/shell.ts'
import { AboutButton } from '../about/about-button.tsx'
import { createBenchStore } from '../bench/bench-store.ts'
import { BenchView } from '../bench/bench-view.tsx'
import { createFirstBootStore } from '../first-boot/first-boot-store.ts'
import { FirstBootView } from '../first-boot/first-boot-view.tsx'
import { createLaterStore } from '../first-boot/later-store.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { InterruptedList } from '../interrupted/interrupted-list.tsx'
import { createLogStore } from '../log/log-store.ts'
import { LogView } from '../log/log-view.tsx'
import { createLibraryStore } from '../media/library-store.ts'
import { LibraryView } from '../media/library-view.tsx'
import { BadgeReader } from '../settings/badge-reader.tsx'
import type { SettingsStore } from '../settings/settings-store.ts'
import { SettingsView } from '../settings/settings-view.tsx'
import type { StationClient } from '../station/station-client.ts'
import { StationProvider } from '../station/station-context.ts'
import { CrashedNotice } from './crashed-notice.tsx'
import { SkipLink } from './skip-link.tsx'
import { useClosingQuestion } from './use-closing-question.ts'
import { useCommands } from './use-commands.ts'
import { useEndNotice } from './use-end-notice.ts'

/** As a page of usual width is at 200 %. */
const NARROW = '@media (max-width: 760px)'

const useStyles = makeStyles({
  app: {
    minHeight: '100vh',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL}`,
    [NARROW]: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}` },
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXL,
    marginBottom: tokens.spacingVerticalL,
    flexWrap: 'wrap',
    [NARROW]: { columnGap: tokens.spacingHorizontalS },
  },
  name: { [NARROW]: { fontSize: tokens.fontSizeBase500 } },
  views: { flexWrap: 'wrap', flexShrink: 1, minWidth: 0 },
  main: { outlineStyle: 'none' },
})

interface AppProps {
  readonly station: StationClient
  readonly settings: SettingsStore
}

export function App({ station, settings }: AppProps) {
  const { t } = useTexts()
  const styles = useStyles()
  const main = useRef<HTMLElement>(null)
  const [view, setView] = useState<View>('bench')
  const bench = useMemo(() => createBenchStore(station), [station])
  const firstBoot = useMemo(() => createFirstBootStore(station), [station])
  const later = useMemo(() => createLaterStore(station), [station])
  const library = useMemo(() => createLibraryStore(station), [station])
  const log = useMemo(() => createLogStore(station), [station])
  useClosingQuestion(bench)
  useEndNotice(bench)
  const takeMedia = useCallback(
    (file: ChosenFile) => {
      // Who looks at the library means to import them.
      if (view === 'media') void library.getState().offer(file)
      else {
        setView('bench')
        void bench.getState().chooseMedia(file)
      }
    },
    [bench, library, view],
  )
  useCommands(bench, setView, takeMedia)
  const kept = useStore(settings, ({ view: read }) => read?.settings)
  useEffect(() => {
    if (kept !== undefined) bench.getState().setRules(kept.serials, kept.badgePrefix)
  }, [bench, kept])
  useEffect(() => {
    void bench.getState().attach()
    void bench.getState().readInterrupted()
  }, [bench])
  return (
    <StationProvider value={station}>
      <div className={styles.app}>
        <header className={styles.head}>
          <SkipLink to={main} />
          <Title2 as="h1" className={styles.name}>
            Prestage
          </Title2>
          <TabList
            className={styles.views}
            aria-label={t('app.views')}
            selectedValue={view}
            onTabSelect={(_, { value }) => setView(VIEWS.find((each) => each === value) ?? 'bench')}
          >
            {VIEWS.map((each) => (
              <Tab key={each} value={each}>
                {t(`app.${each}`)}
              </Tab>
            ))}
          </TabList>
          <AboutButton />
        </header>
        <CrashedNotice />
        <main ref={main} tabIndex={-1} className={styles.main}>
          {view === 'bench' ? (
            <>
              <InterruptedList store={bench} />
              <BenchView store={bench} library={library} />
            </>
          ) : null}
          {view === 'first-boot' ? <FirstBootView store={firstBoot} later={later} bench={bench} /> : null}
          {view === 'media' ? (
            <LibraryView
              store={library}
              onUse={(file) => {
                setView('bench')
                void bench.getState().chooseMedia(file)
              }}
            />
          ) : null}
          {view === 'log' ? (
            <LogView
              store={log}
              onCheck={(target) => {
                firstBoot.getState().choose(target)
                setView('first-boot')
              }}
            />
          ) : null}
          {view === 'settings' ? <SettingsView store={settings} /> : null}
        </main>
        <BadgeReader store={settings} />
      </div>
    </StationProvider>
  )
}
