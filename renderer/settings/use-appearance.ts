import { type Theme, teamsHighContrastTheme, webDarkTheme, webLightTheme } from '@fluentui/react-components'
import { useEffect, useSyncExternalStore } from 'react'
import type { Settings } from '../../shared/contract/settings.ts'
import { languageFor } from '../i18n/languages.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { desktopShell } from '../station/shell.ts'

/** The theme that is set, or the system's; high contrast as the system asks for it comes from the browser itself. */
export function useTheme(set: Settings['theme']): Theme {
  const dark = useMedia('(prefers-color-scheme: dark)')
  switch (set) {
    case 'light':
      return webLightTheme
    case 'dark':
      return webDarkTheme
    case 'contrast':
      return teamsHighContrastTheme
    case 'system':
      return dark ? webDarkTheme : webLightTheme
  }
}

/** Makes the page speak the language that is set, or the system's. */
export function useLanguage(set: Settings['language'] | undefined): void {
  const { language, setLanguage } = useTexts()
  const wanted = set === undefined ? language : set === 'system' ? languageFor(navigator.languages) : set
  useEffect(() => {
    if (wanted !== language) setLanguage(wanted)
    desktopShell()?.setLanguage(wanted)
  })
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    () => window.matchMedia(query).matches,
  )
}
