// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one are no table to the browser; ARIA's grid pattern says what they are
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus as a whole and names its active row (aria-activedescendant)

import { makeStyles, tokens } from '@fluentui/react-components'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useTexts } from '../i18n/use-texts.ts'
import { rowAfterKey } from './grid-keys.ts'
import { ROW_PIXELS } from './grid-styles.ts'
import { type LogStore, rowAt } from './log-store.ts'
import { RunGridHead } from './run-grid-head.tsx'
import { RunGridRow } from './run-grid-row.tsx'
import { useFlight } from './use-flight.ts'

const ROWS_BEYOND_SIGHT = 2
const HEAD_PIXELS = 40
const BAR_PIXELS = 10
const BAR_TOP = (ROW_PIXELS - BAR_PIXELS) / 2

const useStyles = makeStyles({
  scroller: {
    height: 'max(320px, calc(100vh - 214px))',
    overflowX: 'hidden',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    // Nothing in it moves what is around it, so the browser lays out and paints it alone.
    contain: 'strict',
    containerType: 'inline-size',
    ':focus-visible': { outline: `1px solid ${tokens.colorStrokeFocus2}` },
  },
  // What is flown past, or still on its way, is a background: rows without their text.
  rows: {
    position: 'relative',
    backgroundImage: [
      placeholder(tokens.colorNeutralStroke3, ROW_PIXELS - 1, ROW_PIXELS),
      placeholder(tokens.colorNeutralBackground4, BAR_TOP, BAR_TOP + BAR_PIXELS),
      placeholder(tokens.colorNeutralBackground4, BAR_TOP, BAR_TOP + BAR_PIXELS),
    ].join(', '),
    backgroundSize: `100% ${ROW_PIXELS}px, 96px ${ROW_PIXELS}px, 128px ${ROW_PIXELS}px`,
    backgroundPosition: '0 0, 52px 0, 40% 0',
    backgroundRepeat: 'repeat-y',
  },
})

/** A row's stretch in this colour, from and to pixels of its height. */
function placeholder(color: string, from: number, to: number): string {
  return `linear-gradient(transparent ${from}px, ${color} ${from}px ${to}px, transparent ${to}px)`
}

/**
 * All runs that are found. Only those in sight are drawn. The table has the focus as a whole; arrows, Page Up and Down,
 * Home and End move the marked row, Space picks it for a label, Enter opens it.
 */
export function RunGrid({ store }: { readonly store: LogStore }) {
  const { t, language } = useTexts()
  const styles = useStyles()
  const scroller = useRef<HTMLDivElement>(null)
  const state = useStore(store)
  const { total = 0, narrowing, picked, story, look, open, pick } = state
  const [active, setActive] = useState(0)
  const [focused, setFocused] = useState(false)
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PIXELS,
    overscan: ROWS_BEYOND_SIGHT,
    scrollPaddingStart: HEAD_PIXELS,
  })
  const inSight = rows.getVirtualItems()
  // A row that leaves lends its elements to the one that comes; there are never more rows than this at once.
  const pool = Math.ceil((rows.scrollRect?.height ?? 0) / ROW_PIXELS) + 2 * ROWS_BEYOND_SIGHT + 2
  const first = inSight[0]?.index ?? 0
  const last = inSight.at(-1)?.index ?? 0
  const { flies, items } = useFlight({ first, last, items: inSight })
  useEffect(() => {
    if (!flies) void look(first, last)
  }, [look, flies, first, last])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what one leap leads to is asked for at once, what is flown past never
  useEffect(() => void look(first, last), [look, flies])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search or order begins at its first row
  useEffect(() => {
    setActive(0)
    scroller.current?.scrollTo({ top: 0 })
  }, [narrowing])

  const openAt = useCallback(
    (index: number) => {
      scroller.current?.focus({ preventScroll: true })
      setActive(index)
      const row = rowAt(store.getState(), index)
      if (row !== undefined) void open(row.run)
    },
    [store, open],
  )
  const pickAt = useCallback(
    (index: number) => {
      setActive(index)
      const row = rowAt(store.getState(), index)
      if (row !== undefined) pick(row)
    },
    [store, pick],
  )
  const press = (event: KeyboardEvent) => {
    if (event.target !== scroller.current || event.ctrlKey || event.altKey || event.metaKey) return
    const page = Math.max(1, Math.floor((scroller.current.clientHeight - HEAD_PIXELS) / ROW_PIXELS) - 1)
    const next = rowAfterKey(event.key, active, total, page)
    if (next !== undefined) {
      setActive(next)
      rows.scrollToIndex(next)
    } else if (event.key === 'Enter') openAt(active)
    else if (event.key === ' ') pickAt(active)
    else return
    event.preventDefault()
  }
  const isDrawn = !flies && active >= first && active <= last
  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      className={styles.scroller}
      aria-label={t('log.title')}
      aria-rowcount={total + 1}
      aria-multiselectable="true"
      aria-busy={flies}
      aria-activedescendant={isDrawn && total > 0 ? `run-row-${active}` : undefined}
      onKeyDown={press}
      onFocus={(event) => setFocused(event.target === scroller.current)}
      onBlur={() => setFocused(false)}
    >
      <RunGridHead store={store} />
      <div role="rowgroup" className={styles.rows} style={{ height: total * ROW_PIXELS }}>
        {items.map(({ index }) => {
          const row = rowAt(state, index)
          return (
            <RunGridRow
              key={index % pool}
              t={t}
              language={language}
              id={`run-row-${index}`}
              index={index}
              row={row}
              picked={row !== undefined && picked.has(row.run)}
              active={focused && index === active}
              shown={row !== undefined && story?.run === row.run}
              onOpen={openAt}
              onPick={pickAt}
            />
          )
        })}
      </div>
    </div>
  )
}
