import {
  Button,
  makeStyles,
  SearchBox,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
  Title3,
  tokens,
} from '@fluentui/react-components'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { RunRow } from '../../shared/contract/run.ts'
import { StateBadge } from '../bench/state-badge.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { timeText } from '../text/amounts.ts'
import { visible } from '../text/escape.ts'
import { Imported } from '../text/imported.tsx'
import { ProblemNotice } from '../text/problem-notice.tsx'
import type { LogStore } from './log-store.ts'
import { RunStoryPanel } from './run-story-panel.tsx'

const useStyles = makeStyles({
  view: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  head: { display: 'flex', gap: tokens.spacingHorizontalM, alignItems: 'center', flexWrap: 'wrap' },
  search: { width: '360px' },
})

/** Every run of this station, newest first; one opens into its whole story. */
export function LogView({ store }: { readonly store: LogStore }) {
  const { t } = useTexts()
  const styles = useStyles()
  const { search, rows, story, problem, setSearch, refresh, open, close, follow } = useStore(store)
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
      </div>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {story === undefined ? null : <RunStoryPanel story={story} onClose={close} />}
      {rows !== undefined && rows.length > 0 ? <RunTable rows={rows} onOpen={(run) => void open(run)} /> : null}
      <div role="status">
        {rows?.length === 0 ? <Text>{t(search === '' ? 'log.none' : 'log.noneFound')}</Text> : null}
      </div>
    </div>
  )
}

function RunTable({ rows, onOpen }: { readonly rows: readonly RunRow[]; onOpen(run: string): void }) {
  const { t, language } = useTexts()
  return (
    <Table aria-label={t('log.title')} size="small">
      <TableHeader>
        <TableRow>
          <TableHeaderCell>{t('log.serial')}</TableHeaderCell>
          <TableHeaderCell>{t('log.state')}</TableHeaderCell>
          <TableHeaderCell>{t('log.target')}</TableHeaderCell>
          <TableHeaderCell>{t('log.media')}</TableHeaderCell>
          <TableHeaderCell>{t('log.started')}</TableHeaderCell>
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map(({ run, serial, state, target, media, startedAt }) => (
          <TableRow key={run}>
            <TableCell>
              <Button
                size="small"
                appearance="transparent"
                aria-label={t('log.open', { serial: visible(serial) })}
                onClick={() => onOpen(run)}
              >
                <Imported text={serial} />
              </Button>
            </TableCell>
            <TableCell>
              <StateBadge state={state} />
            </TableCell>
            <TableCell>
              <Imported text={lastPart(target)} />
            </TableCell>
            <TableCell>
              <Imported text={lastPart(media)} />
            </TableCell>
            <TableCell>{timeText(language, startedAt)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function lastPart(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}
