import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  makeStyles,
} from '@fluentui/react-components'
import { TOUCH } from '../controls/touch.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { isOver, keepsMarker, type RunView } from '../run/run-view.ts'
import { Imported } from '../text/imported.tsx'
import type { Job } from './job.ts'

const useStyles = makeStyles({ way: { minHeight: TOUCH } })

interface CancelButtonProps {
  readonly job: Job
  /** Of all its targets. */
  readonly serials: string
  onCancel(): void
}

/** The way out of a job: asks once, and says what remains of each target. */
export function CancelButton({ job, serials, onCancel }: CancelButtonProps) {
  const { t } = useTexts()
  const styles = useStyles()
  return (
    <Dialog modalType="alert">
      <DialogTrigger disableButtonEnhancement>
        <Button
          className={styles.way}
          disabled={job.cancelling}
          {...(job.place > 0 ? { 'aria-label': t('queue.cancelLabel', { serials }) } : {})}
        >
          {t(job.cancelling ? 'start.cancelling' : 'start.cancel')}
        </Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('start.cancelTitle')}</DialogTitle>
          <DialogContent>
            <p>{t('start.cancelText')}</p>
            <ul>
              {job.runs.map((run) => (
                <li key={run.run}>
                  <Imported text={run.serial} />: {t(`remains.${remainsOf(run)}`)}
                </li>
              ))}
            </ul>
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button className={styles.way} appearance="primary">
                {t('start.keepWorking')}
              </Button>
            </DialogTrigger>
            <DialogTrigger disableButtonEnhancement>
              <Button className={styles.way} onClick={onCancel}>
                {t('start.cancelConfirm')}
              </Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

function remainsOf(run: RunView): 'done' | 'marked' | 'untouched' {
  if (isOver(run)) return 'done'
  return keepsMarker(run) ? 'marked' : 'untouched'
}
