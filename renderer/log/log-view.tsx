import { Button, makeStyles, SearchBox, Text, Title3, tokens } from '@fluentui/react-components'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { ChosenFile } from '../../shared/contract/shell.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { ProblemNotice } from '../text/problem-notice.tsx'
import type { LogStore } from './log-store.ts'
import { RunStoryPanel } from './run-story-panel.tsx'
import { RunTable } from './run-table.tsx'

const useStyles = makeStyles({
  view: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  head: { display: 'flex', gap: tokens.spacingHorizontalM, alignItems: 'center', flexWrap: 'wrap' },
  search: { width: '360px' },
})

/** Every run of this station, newest first; one opens into its whole story. */
export function LogView({ store, onCheck }: { readonly store: LogStore; onCheck(target: ChosenFile): void }) {
  const { t } = useTexts()
  const styles = useStyles()
  const { search, total, story, problem, setSearch, refresh, follow } = useStore(store)
  useEffect(() => {
    const leaving = new AbortController()
    void refresh()
    void follow(leaving.signal)
    return () => leaving.abort()
  }, [refresh, follow])
  return (
    <div className={styles.view}>
      <div className={styles.head}>
        <Title3 as="h2">{t('log.title')}</Title3>
        <SearchBox
          className={styles.search}
          aria-label={t('log.search')}
          placeholder={t('log.search')}
          value={search}
          onChange={(_, { value }) => void setSearch(value)}
        />
        <Button onClick={() => void refresh()}>{t('log.refresh')}</Button>
        <div role="status">
          {total === 0 ? <Text>{t(search === '' ? 'log.none' : 'log.noneFound')}</Text> : null}
          {total !== undefined && total > 0 ? <Text>{t('log.found', { count: total })}</Text> : null}
        </div>
      </div>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {story === undefined ? null : <RunStoryPanel story={story} store={store} onCheck={onCheck} />}
      {total !== undefined && total > 0 ? <RunTable store={store} /> : null}
    </div>
  )
}
