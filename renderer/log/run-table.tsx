import {
  Button,
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { RunRow } from '../../shared/contract/run.ts'
import { StateBadge } from '../bench/state-badge.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { timeText } from '../text/amounts.ts'
import { visible } from '../text/escape.ts'
import { Imported } from '../text/imported.tsx'
import { lastPart } from '../text/last-part.ts'
import { type LogStore, rowAt } from './log-store.ts'

const ROW_PIXELS = 36
const ROWS_BEYOND_SIGHT = 8
const COLUMNS = ['serial', 'state', 'target', 'media', 'started'] as const

const useStyles = makeStyles({
  scroller: { maxHeight: '60vh', overflowY: 'auto' },
  head: { position: 'sticky', top: 0, zIndex: 1, backgroundColor: tokens.colorNeutralBackground1 },
  row: { height: `${ROW_PIXELS}px` },
  cell: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
})

/** All runs that the search finds; only those in sight are drawn, with empty room for the others above and below. */
export function RunTable({ store }: { readonly store: LogStore }) {
  const { t } = useTexts()
  const styles = useStyles()
  const scroller = useRef<HTMLElement>(null)
  const state = useStore(store)
  const { total = 0, look, open } = state
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PIXELS,
    overscan: ROWS_BEYOND_SIGHT,
  })
  const items = rows.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => void look(first, last), [look, first, last])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus, or the keyboard cannot scroll it (WCAG 2.1.1)
    <section ref={scroller} className={styles.scroller} tabIndex={0} aria-label={t('log.title')}>
      <Table aria-label={t('log.title')} aria-rowcount={total + 1} size="small">
        <TableHeader className={styles.head}>
          <TableRow aria-rowindex={1}>
            {COLUMNS.map((column) => (
              <TableHeaderCell key={column}>{t(`log.${column}`)}</TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          <Room pixels={first * ROW_PIXELS} />
          {items.map(({ index }) => (
            <TableRow key={index} className={styles.row} aria-rowindex={index + 2}>
              <RunCells row={rowAt(state, index)} onOpen={(run) => void open(run)} />
            </TableRow>
          ))}
          <Room pixels={(total - 1 - last) * ROW_PIXELS} />
        </TableBody>
      </Table>
    </section>
  )
}

/** Stands for the rows that are not drawn. */
function Room({ pixels }: { readonly pixels: number }) {
  return pixels > 0 ? <tr aria-hidden style={{ height: pixels }} /> : null
}

/** The cells of one run; empty while it is on its way. */
function RunCells({ row, onOpen }: { readonly row: RunRow | undefined; onOpen(run: string): void }) {
  const { t, language } = useTexts()
  const styles = useStyles()
  if (row === undefined) return <TableCell colSpan={COLUMNS.length} />
  const { run, serial, state, target, media, startedAt } = row
  return (
    <>
      <TableCell className={styles.cell}>
        <Button
          size="small"
          appearance="transparent"
          aria-label={t('log.open', { serial: visible(serial) })}
          onClick={() => onOpen(run)}
        >
          <Imported text={serial} />
        </Button>
      </TableCell>
      <TableCell className={styles.cell}>
        <StateBadge state={state} />
      </TableCell>
      <TableCell className={styles.cell}>
        <Imported text={lastPart(target)} />
      </TableCell>
      <TableCell className={styles.cell}>
        <Imported text={lastPart(media)} />
      </TableCell>
      <TableCell className={styles.cell}>{timeText(language, startedAt)}</TableCell>
    </>
  )
}
