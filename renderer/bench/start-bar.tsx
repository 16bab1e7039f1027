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
  Text,
  tokens,
} from '@fluentui/react-components'
import { useRef } from 'react'
import { useStore } from 'zustand'
import { useTexts } from '../i18n/use-texts.ts'
import type { BenchStore } from './bench-store.ts'
import { canStart, missing } from './start-input.ts'

const useStyles = makeStyles({
  bar: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, alignItems: 'start' },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalM },
})

/** The bench's one button, what still stands in its way, and the way out of a running job. */
export function StartBar({ store }: { readonly store: BenchStore }) {
  const { t } = useTexts()
  const styles = useStyles()
  const { job, nextTargets, sameTargets, cancel } = useStore(store)
  if (job === undefined) return <StartForm store={store} />
  return (
    <div className={styles.bar}>
      {job.over ? (
        <div className={styles.buttons}>
          <Button appearance="primary" size="large" onClick={nextTargets}>
            {t('start.next')}
          </Button>
          <Button size="large" onClick={() => void sameTargets()}>
            {t('start.again')}
          </Button>
        </div>
      ) : (
        <CancelButton cancelling={job.cancelling} onCancel={() => void cancel()} />
      )}
    </div>
  )
}

function StartForm({ store }: { readonly store: BenchStore }) {
  const { t } = useTexts()
  const styles = useStyles()
  const state = useStore(store)
  const password = useRef<HTMLInputElement>(null)
  const lacks = missing(state)
  const start = () => {
    const field = password.current
    const typed = field?.value ?? ''
    if (field !== null) field.value = ''
    void state.start(typed)
  }
  return (
    <div className={styles.bar}>
      <Field label={t('options.password')} hint={t('options.passwordHint')}>
        <Input
          ref={(field) => {
            password.current = field
          }}
          type="password"
          autoComplete="off"
        />
      </Field>
      <div role="status" aria-live="polite">
        {lacks.length === 0 ? (
          <Text>{t('start.ready')}</Text>
        ) : (
          lacks.map((what) => <div key={what}>{t(`missing.${what}`)}</div>)
        )}
      </div>
      <Button appearance="primary" size="large" disabled={!canStart(state)} onClick={start}>
        {state.targets.length === 0 ? t('start.label') : t('start.provisions', { count: state.targets.length })}
      </Button>
    </div>
  )
}

function CancelButton({ cancelling, onCancel }: { readonly cancelling: boolean; onCancel(): void }) {
  const { t } = useTexts()
  return (
    <Dialog modalType="alert">
      <DialogTrigger disableButtonEnhancement>
        <Button disabled={cancelling}>{t(cancelling ? 'start.cancelling' : 'start.cancel')}</Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('start.cancelTitle')}</DialogTitle>
          <DialogContent>{t('start.cancelText')}</DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button appearance="primary">{t('start.keepWorking')}</Button>
            </DialogTrigger>
            <DialogTrigger disableButtonEnhancement>
              <Button onClick={onCancel}>{t('start.cancelConfirm')}</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
