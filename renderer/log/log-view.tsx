import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  SearchBox,
  Switch,
  Text,
  Title3,
  tokens,
  useRestoreFocusTarget,
} from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { RunRow } from '../../shared/contract/run.ts'
import type { ChosenFile } from '../../shared/contract/shell.ts'
import { useMedia } from '../controls/use-media.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { ProblemNotice } from '../text/problem-notice.tsx'
import { FilterBar } from './filter-bar.tsx'
import { LabelDialog } from './label-dialog.tsx'
import { spanOf } from './log-filter.ts'
import type { LogStore } from './log-store.ts'
import { ReportDialog, type ReportSubject } from './report-dialog.tsx'
import { RunGrid } from './run-grid.tsx'
import { RunStoryPanel } from './run-story-panel.tsx'
import { save } from './save.ts'

const useStyles = makeStyles({
  view: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  head: { display: 'flex', gap: tokens.spacingHorizontalM, alignItems: 'center', flexWrap: 'wrap' },
  search: { flexGrow: 3, flexBasis: '280px', minWidth: 0, maxWidth: '460px' },
  count: { flexGrow: 1 },
  ways: { display: 'flex', gap: tokens.spacingHorizontalM },
  split: { display: 'grid', gap: tokens.spacingHorizontalL, alignItems: 'start' },
  both: {
    gridTemplateColumns: 'minmax(0, 1fr)',
    '@media (min-width: 1180px)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(380px, 42%)' },
  },
  story: { minWidth: 0 },
  table: { minWidth: 0, '@media (min-width: 1180px)': { position: 'sticky', top: tokens.spacingVerticalM } },
})

/** Where there is less room, the story stands above the table, for the reader's eye and for the focus. */
const BESIDE = '(min-width: 1180px)'

/** Every run of this station; one opens into the whole story of its device. */
export function LogView({ store, onCheck }: { readonly store: LogStore; onCheck(target: ChosenFile): void }) {
  const { t } = useTexts()
  const styles = useStyles()
  const { narrowing, total, story, picked, problem, refresh, follow, exportRuns, pickNone, narrow } = useStore(store)
  const opener = useRestoreFocusTarget()
  const isBeside = useMedia(BESIDE)
  const [labelled, setLabelled] = useState<readonly RunRow[]>([])
  const [subject, setSubject] = useState<ReportSubject>()
  useEffect(() => {
    const leaving = new AbortController()
    void refresh()
    void follow(leaving.signal)
    return () => leaving.abort()
  }, [refresh, follow])
  const exported = async (format: 'csv' | 'json') => {
    const file = await exportRuns(format)
    if (file !== undefined) save(file)
  }
  const table = (
    <div key="table" className={styles.table}>
      {total !== undefined && total > 0 ? <RunGrid store={store} /> : null}
    </div>
  )
  const panel =
    story === undefined ? null : (
      <div key="story" className={styles.story}>
        <RunStoryPanel
          story={story}
          store={store}
          onCheck={onCheck}
          onLabel={() => setLabelled([story])}
          onReport={() => setSubject({ serial: story.serial })}
        />
      </div>
    )
  return (
    <div className={styles.view}>
      <div className={styles.head}>
        <Title3 as="h2">{t('log.title')}</Title3>
        <LogSearch store={store} />
        <div role="status" className={styles.count}>
          {total === 0 ? <Text>{t(narrowing.search === '' ? 'log.none' : 'log.noneFound')}</Text> : null}
          {total !== undefined && total > 0 ? <Text>{t('log.found', { count: total })}</Text> : null}
        </div>
        <Switch
          label={t('log.lastOfDevice')}
          checked={narrowing.lastOfDevice}
          onChange={(_, { checked }) => void narrow({ lastOfDevice: checked })}
        />
        <div className={styles.ways}>
          <Button {...opener} onClick={() => setSubject(spanOf(narrowing))}>
            {t('log.shiftReport')}
          </Button>
          <Menu>
            <MenuTrigger disableButtonEnhancement>
              <Button>{t('log.export')}</Button>
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                <MenuItem onClick={() => void exported('csv')}>{t('log.exportCsv')}</MenuItem>
                <MenuItem onClick={() => void exported('json')}>{t('log.exportJson')}</MenuItem>
              </MenuList>
            </MenuPopover>
          </Menu>
        </div>
      </div>
      <FilterBar store={store} />
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {picked.size === 0 ? null : (
        <div className={styles.head}>
          <Text weight="semibold">{t('log.picked', { count: picked.size })}</Text>
          <Button {...opener} appearance="primary" onClick={() => setLabelled([...picked.values()])}>
            {t('log.labels')}
          </Button>
          <Button onClick={pickNone}>{t('log.pickNone')}</Button>
        </div>
      )}
      <div className={mergeClasses(styles.split, story !== undefined && styles.both)}>
        {isBeside ? [table, panel] : [panel, table]}
      </div>
      {labelled.length === 0 ? null : <LabelDialog rows={labelled} onClose={() => setLabelled([])} />}
      {subject === undefined ? null : <ReportDialog subject={subject} onClose={() => setSubject(undefined)} />}
    </div>
  )
}

const TYPING_MS = 150

/**
 * Finds while it is typed in; Enter, which a scanner sends too, opens the device. The next scan then replaces the text. It
 * has the focus when the log is opened, and Ctrl+F leads back to it.
 */
function LogSearch({ store }: { readonly store: LogStore }) {
  const { t } = useTexts()
  const styles = useStyles()
  const { narrowing, setSearch, scan } = useStore(store)
  const [typed, setTyped] = useState(narrowing.search)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus()
    const find = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
      event.preventDefault()
      field.current?.select()
      field.current?.focus()
    }
    window.addEventListener('keydown', find)
    return () => window.removeEventListener('keydown', find)
  }, [])
  useEffect(() => {
    if (typed === store.getState().narrowing.search) return undefined
    const waiting = setTimeout(() => void setSearch(typed), TYPING_MS)
    return () => clearTimeout(waiting)
  }, [typed, setSearch, store])
  return (
    <SearchBox
      ref={(input: HTMLInputElement | null) => {
        field.current = input
      }}
      className={styles.search}
      aria-label={t('log.searchLabel')}
      placeholder={t('log.search')}
      dismiss={{ 'aria-label': t('choose.clear') }}
      value={typed}
      onChange={(_, { value }) => setTyped(value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return
        event.preventDefault()
        field.current?.select()
        setTyped(typed.trim())
        void scan(typed)
      }}
    />
  )
}
