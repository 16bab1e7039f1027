import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
  Radio,
  RadioGroup,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components'
import { useEffect, useMemo, useState } from 'react'
import type { Labels } from '../../shared/contract/label.ts'
import { LABEL_SIZES, type LabelSize } from '../../shared/contract/label-sizes.ts'
import type { Problem } from '../../shared/contract/problem.ts'
import type { RunRow } from '../../shared/contract/run.ts'
import { isProvisioned } from '../../shared/contract/run-state.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { problemOf } from '../station/problem-of.ts'
import { useStation } from '../station/station-context.ts'
import { visible } from '../text/escape.ts'
import { ProblemNotice } from '../text/problem-notice.tsx'
import { LabelDrawing } from './label-drawing.tsx'
import { save } from './save.ts'
import { useSheets } from './sheets.tsx'

const useStyles = makeStyles({
  surface: { maxWidth: '720px' },
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  labels: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    maxHeight: '46vh',
    overflowY: 'auto',
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    justifyContent: 'center',
  },
  label: { boxShadow: tokens.shadow4, borderRadius: tokens.borderRadiusSmall, overflow: 'hidden' },
})

const SIZE_KEPT = 'prestage.label-size'

export type Labelled = Pick<RunRow, 'run' | 'state'>

interface LabelDialogProps {
  readonly rows: readonly Labelled[]
  onClose(): void
}

/** Labels of provisioned runs as they will be printed: to look at, to print, to save. */
export function LabelDialog({ rows, onClose }: LabelDialogProps) {
  const { t, language } = useTexts()
  const styles = useStyles()
  const station = useStation()
  const runs = useMemo(() => rows.filter(({ state }) => isProvisioned(state)).map(({ run }) => run), [rows])
  const [size, setSize] = useState<LabelSize>(lastSize)
  const [made, setMade] = useState<Labels>()
  const [problem, setProblem] = useState<Problem>()
  useEffect(() => {
    if (runs.length === 0) return undefined
    let isLeft = false
    station.log.label({ runs: [...runs], size, language }).then(
      (labels) => {
        if (!isLeft) setMade(labels)
      },
      (error: unknown) => setProblem(problemOf(error)),
    )
    return () => {
      isLeft = true
    }
  }, [station, runs, size, language])
  const drawn = (made?.labels ?? []).map(({ run, serial, drawing }) => (
    <div key={run} className={styles.label} data-sheet>
      <LabelDrawing drawing={drawing} label={t('log.labelOf', { serial: visible(serial) })} />
    </div>
  ))
  const sheets = useSheets(drawn, size)
  const [only] = made?.labels ?? []
  return (
    <Dialog open onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t(rows.length === 1 ? 'log.label' : 'log.labels')}</DialogTitle>
          <DialogContent className={styles.content}>
            <Field label={t('log.labelSize')}>
              <RadioGroup
                layout="horizontal"
                value={size}
                onChange={(_, { value }) => {
                  const next = LABEL_SIZES.find((each) => each === value) ?? size
                  localStorage.setItem(SIZE_KEPT, next)
                  setSize(next)
                }}
              >
                {LABEL_SIZES.map((each) => (
                  <Radio key={each} value={each} label={t('log.millimetres', { size: each.replace('x', ' × ') })} />
                ))}
              </RadioGroup>
            </Field>
            {problem === undefined ? null : <ProblemNotice problem={problem} />}
            {runs.length > 0 && made === undefined && problem === undefined ? <Spinner /> : null}
            {runs.length < rows.length ? (
              <Text>
                {t('log.withoutLabel', { count: rows.length - runs.length })} {t('log.noLabel')}
              </Text>
            ) : null}
            {drawn.length === 0 ? null : (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus, or the keyboard cannot scroll it (WCAG 2.1.1)
              <section className={styles.labels} tabIndex={0} aria-label={t('log.labels')}>
                {drawn}
              </section>
            )}
          </DialogContent>
          <DialogActions fluid>
            <Button appearance="primary" disabled={made === undefined} onClick={sheets.print}>
              {t('log.print')}
            </Button>
            <Button
              disabled={made === undefined}
              onClick={() => save({ name: 'labels.pdf', type: 'application/pdf', text: made?.pdf ?? '' })}
            >
              {t('log.savePdf')}
            </Button>
            {runs.length === 1 ? (
              <Button
                disabled={only === undefined}
                onClick={() => save({ name: 'label.svg', type: 'image/svg+xml', text: only?.svg ?? '' })}
              >
                {t('log.saveSvg')}
              </Button>
            ) : null}
            <Button onClick={onClose}>{t('log.close')}</Button>
          </DialogActions>
        </DialogBody>
        {sheets.portal}
      </DialogSurface>
    </Dialog>
  )
}

/** The roll that was in the printer the last time. */
function lastSize(): LabelSize {
  return LABEL_SIZES.find((size) => size === localStorage.getItem(SIZE_KEPT)) ?? '62x29'
}
