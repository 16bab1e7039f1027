import { FluentProvider, Spinner } from '@fluentui/react-components'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useTexts } from '../i18n/use-texts.ts'
import { createSettingsStore, type SettingsStore } from '../settings/settings-store.ts'
import { useLanguage, useTheme } from '../settings/use-appearance.ts'
import { connectStation } from '../station/connect-station.ts'
import type { StationClient } from '../station/station-client.ts'
import { App } from './app.tsx'
import { LostNotice } from './lost-notice.tsx'

interface Connection {
  /** Counts the stations of this page: what one knew, the next one does not. */
  readonly number: number
  readonly station: StationClient
  readonly settings: SettingsStore
}

/** The whole page: connection to the station, then the views in the language and theme that it remembers. */
export function Page() {
  const [connection, setConnection] = useState<Connection>()
  const [lost, setLost] = useState(false)
  const connect = useCallback(async () => {
    const lose = () => setLost(true)
    try {
      const { station, lost: broken } = await connectStation()
      const settings = createSettingsStore(station)
      await Promise.race([settings.getState().read(), broken])
      setConnection((before) => ({ number: (before?.number ?? 0) + 1, station, settings }))
      setLost(false)
      broken.then(lose)
    } catch {
      lose()
    }
  }, [])
  useEffect(() => void connect(), [connect])
  const notice = lost ? <LostNotice onConnect={connect} /> : null
  return connection === undefined ? <Waiting notice={notice} /> : <Connected {...connection} notice={notice} />
}

function Waiting({ notice }: { readonly notice: ReactNode }) {
  const { t } = useTexts()
  return <FluentProvider theme={useTheme('system')}>{notice ?? <Spinner label={t('app.connecting')} />}</FluentProvider>
}

function Connected({ number, station, settings, notice }: Connection & { readonly notice: ReactNode }) {
  const view = useStore(settings, (state) => state.view)
  useLanguage(view?.settings.language)
  return (
    <FluentProvider theme={useTheme(view?.settings.theme ?? 'system')}>
      {notice}
      <App key={number} station={station} settings={settings} />
    </FluentProvider>
  )
}
