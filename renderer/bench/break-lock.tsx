import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { useState } from 'react'
import type { LockFacts } from '../../shared/contract/target.ts'
import { isTyped } from '../../shared/contract/text/visible.ts'
import { Facts } from '../controls/facts.tsx'
import { TOUCH } from '../controls/touch.ts'
import { useTexts } from '../i18n/use-texts.ts'
import type { RunView } from '../run/run-view.ts'
import { problemOf } from '../station/problem-of.ts'
import { timeText } from '../text/amounts.ts'
import { visible } from '../text/escape.ts'
import { Imported } from '../text/imported.tsx'
import { ProblemNotice } from '../text/problem-notice.tsx'
import type { BenchStore } from './bench-store.ts'
import type { LockedTarget } from './job-actions.ts'

const useStyles = makeStyles({
  touch: { minHeight: TOUCH },
  content: { display: 'grid', rowGap: tokens.spacingVerticalL },
})

interface BreakLockProps {
  readonly run: RunView
  readonly store: BenchStore
}

/** Shows whose lock stands in the way, and breaks it for who types the name of the target's file. */
export function BreakLock({ run, store }: BreakLockProps) {
  const { t } = useTexts()
  const styles = useStyles()
  const [isOpen, setOpen] = useState(false)
  const [target, setTarget] = useState<LockedTarget>()
  const [problem, setProblem] = useState<ReturnType<typeof problemOf>>()
  const [typed, setTyped] = useState('')
  const look = () =>
    store
      .getState()
      .readLocks(run.run)
      .then(setTarget, (error: unknown) => setProblem(problemOf(error)))
  const turn = (open: boolean) => {
    setOpen(open)
    setTarget(undefined)
    setProblem(undefined)
    setTyped('')
    if (open) void look()
  }
  const breakIt = async ({ locks }: LockedTarget) => {
    setProblem(undefined)
    try {
      await store.getState().breakLock(
        run,
        locks.map(({ id }) => id),
        typed,
      )
      turn(false)
    } catch (error) {
      setProblem(problemOf(error))
      setTyped('')
      // What was shown may be no longer what stands there.
      setTarget(undefined)
      await look()
    }
  }
  const mayBreak = target !== undefined && target.locks.length > 0 && isTyped(typed.trim(), target.name.trim())
  return (
    <Dialog open={isOpen} onOpenChange={(_, { open }) => turn(open)}>
      <DialogTrigger disableButtonEnhancement>
        <Button className={styles.touch} aria-label={t('lock.openLabel', { serial: visible(run.serial) })}>
          {t('lock.open')}
        </Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('lock.title', { name: visible(run.target) })}</DialogTitle>
          <DialogContent className={styles.content}>
            {problem === undefined ? null : <ProblemNotice problem={problem} />}
            {target === undefined ? null : target.locks.length === 0 ? (
              <MessageBar intent="success">
                <MessageBarBody>{t('lock.none')}</MessageBarBody>
              </MessageBar>
            ) : (
              <>
                <div>{t('lock.text')}</div>
                {target.locks.map((lock) => (
                  <LockView key={lock.id} lock={lock} />
                ))}
                <Field label={t('lock.type', { name: visible(target.name) })}>
                  <Input
                    className={styles.touch}
                    size="large"
                    value={typed}
                    spellCheck={false}
                    autoComplete="off"
                    onChange={(_, { value }) => setTyped(value)}
                  />
                </Field>
              </>
            )}
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button className={styles.touch} appearance="primary">
                {t('lock.keep')}
              </Button>
            </DialogTrigger>
            <Button
              className={styles.touch}
              disabled={!mayBreak}
              onClick={() => void (target === undefined ? undefined : breakIt(target))}
            >
              {t('lock.break')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

function LockView({ lock: { host, process, run, since, fate } }: { readonly lock: LockFacts }) {
  const { t, language } = useTexts()
  const told = (text: string) => (text === '' ? t('lock.unreadable') : <Imported text={text} />)
  const isTime = !Number.isNaN(Date.parse(since))
  return (
    <Facts
      facts={[
        { name: t('lock.host'), value: told(host) },
        { name: t('lock.process'), value: told(process === null ? '' : String(process)) },
        { name: t('lock.state'), value: t(`lock.fate.${fate}`) },
        { name: t('lock.since'), value: isTime ? timeText(language, since) : told(since) },
        { name: t('lock.run'), value: told(run) },
      ]}
    />
  )
}
