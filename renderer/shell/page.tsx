import { FluentProvider, MessageBar, MessageBarBody, MessageBarTitle, Spinner } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useTexts } from '../i18n/use-texts.ts'
import { createSettingsStore, type SettingsStore } from '../settings/settings-store.ts'
import { useLanguage, useTheme } from '../settings/use-appearance.ts'
import { connectStation } from '../station/connect-station.ts'
import type { StationClient } from '../station/station-client.ts'
import { App } from './app.tsx'

interface Connection {
  readonly station: StationClient
  readonly settings: SettingsStore
}

/** The whole page: connection to the station, then the views in the language and theme that it remembers. */
export function Page() {
  const [connection, setConnection] = useState<Connection>()
  const [lost, setLost] = useState(false)
  useEffect(() => {
    const lose = () => setLost(true)
    connectStation().then(async ({ station, lost: broken }) => {
      const settings = createSettingsStore(station)
      broken.then(lose)
      await settings.getState().read()
      setConnection({ station, settings })
    }, lose)
  }, [])
  return connection === undefined ? <Waiting lost={lost} /> : <Connected {...connection} lost={lost} />
}

function Waiting({ lost }: { readonly lost: boolean }) {
  const { t } = useTexts()
  return (
    <FluentProvider theme={useTheme('system')}>
      {lost ? <Lost /> : <Spinner label={t('app.connecting')} />}
    </FluentProvider>
  )
}

function Connected({ station, settings, lost }: Connection & { readonly lost: boolean }) {
  const view = useStore(settings, (state) => state.view)
  useLanguage(view?.settings.language)
  return (
    <FluentProvider theme={useTheme(view?.settings.theme ?? 'system')}>
      {lost ? <Lost /> : null}
      <App station={station} settings={settings} />
    </FluentProvider>
  )
}

function Lost() {
  const { t } = useTexts()
  return (
    <div role="alert">
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t('app.disconnected')}</MessageBarTitle>
          <div>{t('app.disconnectedRemedy')}</div>
        </MessageBarBody>
      </MessageBar>
    </div>
  )
}
