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
  makeStyles,
} from '@fluentui/react-components'
import { useRef } from 'react'
import { TOUCH } from '../controls/touch.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { visible } from '../text/escape.ts'
import { lastPart } from '../text/last-part.ts'
import type { BenchStore } from './bench-store.ts'
import type { Resumable } from './job-actions.ts'

const useStyles = makeStyles({ way: { minHeight: TOUCH } })

interface GoOnProps {
  readonly run: Resumable
  readonly store: BenchStore
  readonly startOver: boolean
  /** The run never began, so that there is nothing to go on from. */
  readonly isNew?: boolean
}

/** Asks for the media password, which no log keeps, and says what will happen. */
export function GoOn({ run, store, startOver, isNew = false }: GoOnProps) {
  const { t } = useTexts()
  const styles = useStyles()
  const password = useRef<HTMLInputElement>(null)
  const way = startOver ? 'startOver' : isNew ? 'begin' : 'resume'
  const goOn = () => {
    const field = password.current
    const typed = field?.value ?? ''
    if (field !== null) field.value = ''
    void store.getState().resume(run, startOver, typed)
  }
  return (
    <Dialog>
      <DialogTrigger disableButtonEnhancement>
        <Button
          className={styles.way}
          appearance={startOver ? 'secondary' : 'primary'}
          aria-label={t(`interrupted.${way}Label`, { serial: visible(run.serial) })}
        >
          {t(`interrupted.${way}`)}
        </Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t(`interrupted.${way}Title`, { target: visible(lastPart(run.target)) })}</DialogTitle>
          <DialogContent>
            <p>{t(`interrupted.${way}Text`)}</p>
            <Field label={t('options.password')} hint={t('options.passwordHint')}>
              <Input
                className={styles.way}
                size="large"
                ref={(field) => {
                  password.current = field
                }}
                type="password"
                autoComplete="off"
              />
            </Field>
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button className={styles.way} appearance="primary" onClick={goOn}>
                {t(`interrupted.${way}`)}
              </Button>
            </DialogTrigger>
            <DialogTrigger disableButtonEnhancement>
              <Button className={styles.way}>{t('interrupted.notNow')}</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
