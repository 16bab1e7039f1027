// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one are no table to the browser; ARIA's grid pattern says what they are
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus as a whole and names its active row (aria-activedescendant)

import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { memo } from 'react'
import { useStore } from 'zustand'
import type { LogOrder } from '../../shared/contract/log.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useGridStyles } from './grid-styles.ts'
import type { LogStore } from './log-store.ts'

const COLUMNS = ['serial', 'state', 'target', 'media', 'operator', 'started'] as const satisfies readonly LogOrder[]

const WIDE_ONLY: ReadonlySet<LogOrder> = new Set<LogOrder>(['target', 'media', 'operator'])

const useStyles = makeStyles({
  head: {
    position: 'sticky',
    display: 'grid',
    alignItems: 'center',
    top: 0,
    zIndex: 1,
    height: '40px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  order: {
    width: '100%',
    height: '32px',
    padding: 0,
    border: 0,
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'start',
    cursor: 'pointer',
    overflow: 'hidden',
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: 'normal',
    overflowWrap: 'anywhere',
    ':hover': { color: tokens.colorNeutralForeground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  spoken: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  arrow: { marginInlineStart: tokens.spacingHorizontalXS },
})

/** Names of the columns; each puts the log in its order, and turns it round when it is pressed again. */
export const RunGridHead = memo(function RunGridHead({ store }: { readonly store: LogStore }) {
  const { t } = useTexts()
  const styles = useStyles()
  const grid = useGridStyles()
  const { order, descending } = useStore(store, ({ narrowing }) => narrowing)
  const narrow = useStore(store, (state) => state.narrow)
  const press = (column: LogOrder) =>
    narrow(column === order ? { descending: !descending } : { order: column, descending: column === 'started' })
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={mergeClasses(grid.columns)}>
        <div role="columnheader">
          <span className={styles.spoken}>{t('log.labels')}</span>
        </div>
        {COLUMNS.map((column) => (
          <div
            key={column}
            role="columnheader"
            className={mergeClasses(
              grid.cell,
              WIDE_ONLY.has(column) && grid.wideOnly,
              column === 'started' && grid.notVeryNarrow,
            )}
            aria-sort={column !== order ? 'none' : descending ? 'descending' : 'ascending'}
          >
            <button type="button" className={styles.order} onClick={() => void press(column)}>
              {t(`log.${column}`)}
              {column === order ? (
                <span aria-hidden="true" className={styles.arrow}>
                  {descending ? '▾' : '▴'}
                </span>
              ) : null}
            </button>
          </div>
        ))}
      </div>
    </div>
  )
})
