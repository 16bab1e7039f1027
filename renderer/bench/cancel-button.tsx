import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
} from '@fluentui/react-components'
import { useTexts } from '../i18n/use-texts.ts'
import { Imported } from '../text/imported.tsx'
import { type Job, openRuns } from './job.ts'
import { shownState } from './run-view.ts'

interface CancelButtonProps {
  readonly job: Job
  onCancel(): void
}

/** The way out of a job: asks once, and says which targets would stay unfinished. */
export function CancelButton({ job, onCancel }: CancelButtonProps) {
  const { t } = useTexts()
  return (
    <Dialog modalType="alert">
      <DialogTrigger disableButtonEnhancement>
        <Button disabled={job.cancelling}>{t(job.cancelling ? 'start.cancelling' : 'start.cancel')}</Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('start.cancelTitle')}</DialogTitle>
          <DialogContent>
            <p>{t('start.cancelText')}</p>
            <ul>
              {openRuns([job]).map((run) => (
                <li key={run.run}>
                  <Imported text={run.serial} />: {t(`state.${shownState(run)}`)}
                </li>
              ))}
            </ul>
          </DialogContent>
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
