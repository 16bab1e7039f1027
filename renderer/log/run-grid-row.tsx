// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one are no table to the browser; ARIA's grid pattern says what they are
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus as a whole and names its active row (aria-activedescendant)
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid answers the keys for its rows

import { makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components'
import { memo } from 'react'
import type { RunRow } from '../../shared/contract/run.ts'
import { isEnd, isProvisioned, type RunState } from '../../shared/contract/run-state.ts'
import type { Language } from '../../shared/contract/text/languages.ts'
import { stateText } from '../../shared/contract/text/languages.ts'
import type { useTexts } from '../i18n/use-texts.ts'
import { timeText } from '../text/amounts.ts'
import { visible } from '../text/escape.ts'
import { Imported } from '../text/imported.tsx'
import { lastPart } from '../text/last-part.ts'
import { ROW_PIXELS, useGridStyles } from './grid-styles.ts'

const useStyles = makeStyles({
  row: {
    position: 'absolute',
    insetInline: 0,
    top: 0,
    height: `${ROW_PIXELS}px`,
    cursor: 'default',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover, color: tokens.colorNeutralForeground1Hover },
  },
  // What lies below is the placeholder of a row on its way.
  here: { backgroundColor: tokens.colorNeutralBackground1 },
  picked: { backgroundColor: tokens.colorNeutralBackground1Selected, color: tokens.colorNeutralForeground1Selected },
  active: { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  shown: { boxShadow: `inset 3px 0 0 ${tokens.colorBrandStroke1}` },
  box: { width: '16px', height: '16px', margin: 0, accentColor: tokens.colorCompoundBrandBackground, display: 'block' },
  serial: { fontWeight: tokens.fontWeightSemibold },
  dot: {
    display: 'inline-block',
    width: '8px',
    height: '8px',
    marginInlineEnd: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    forcedColorAdjust: 'none',
  },
  good: { backgroundColor: tokens.colorStatusSuccessForeground1 },
  partly: { backgroundColor: tokens.colorStatusWarningForeground1 },
  bad: { backgroundColor: tokens.colorStatusDangerForeground1 },
  running: { backgroundColor: tokens.colorBrandForeground1 },
  open: {
    padding: 0,
    ...shorthands.borderStyle('none'),
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    cursor: 'pointer',
  },
})

interface RunGridRowProps {
  readonly id: string
  readonly index: number
  /** Undefined while it is on its way. */
  readonly row: RunRow | undefined
  readonly picked: boolean
  readonly active: boolean
  readonly shown: boolean
  /** Of the table: a row that asked for them itself would take longer to draw than all its cells. */
  readonly t: ReturnType<typeof useTexts>['t']
  readonly language: Language
  onOpen(index: number): void
  onPick(index: number): void
}

/** One run of the table; drawn again only when it has changed, however fast the table is scrolled. */
export const RunGridRow = memo(function RunGridRow(props: RunGridRowProps) {
  const { id, index, row, picked, active, shown, t, language, onOpen, onPick } = props
  const styles = useStyles()
  const grid = useGridStyles()
  const wide = mergeClasses(grid.cell, grid.wideOnly)
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={picked}
      className={mergeClasses(
        grid.columns,
        styles.row,
        row !== undefined && styles.here,
        picked && styles.picked,
        shown && styles.shown,
        active && styles.active,
      )}
      style={{ transform: `translateY(${index * ROW_PIXELS}px)` }}
      onClick={() => onOpen(index)}
    >
      {row === undefined ? (
        <div role="gridcell" className={grid.cell} />
      ) : (
        <>
          <div role="gridcell">
            <label className={grid.pick} onClick={(event) => event.stopPropagation()}>
              <input
                type="checkbox"
                className={styles.box}
                tabIndex={-1}
                checked={picked}
                aria-label={t('log.pick', { serial: visible(row.serial) })}
                onChange={() => onPick(index)}
              />
            </label>
          </div>
          <div role="gridcell" className={mergeClasses(grid.cell, styles.serial)}>
            <button
              type="button"
              tabIndex={-1}
              className={styles.open}
              aria-label={t('log.open', { serial: visible(row.serial) })}
            >
              <Imported text={row.serial} />
            </button>
          </div>
          <div role="gridcell" className={grid.cell}>
            <span aria-hidden="true" className={mergeClasses(styles.dot, styles[toneOf(row.state)])} />
            {stateText(language, row)}
          </div>
          <Cell text={lastPart(row.target)} className={wide} />
          <Cell text={lastPart(row.media)} className={wide} />
          <Cell text={row.operator} className={wide} />
          <div role="gridcell" className={mergeClasses(grid.cell, grid.notVeryNarrow)}>
            {timeText(language, row.startedAt)}
          </div>
        </>
      )}
    </div>
  )
})

function Cell({ text, className }: { readonly text: string; readonly className: string }) {
  return (
    <div role="gridcell" className={className} title={visible(text)}>
      <Imported text={text} />
    </div>
  )
}

function toneOf(state: RunState): 'good' | 'partly' | 'bad' | 'running' {
  if (!isEnd(state)) return 'running'
  if (state === 'provisioned-unchecked' || state === 'cancelled' || state === 'interrupted') return 'partly'
  return isProvisioned(state) || state === 'applied' ? 'good' : 'bad'
}
