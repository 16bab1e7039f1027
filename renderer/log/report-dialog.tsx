import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Spinner,
} from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { Problem } from '../../shared/contract/problem.ts'
import type { Report } from '../../shared/contract/report.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { problemOf } from '../station/problem-of.ts'
import { useStation } from '../station/station-context.ts'
import { Imported } from '../text/imported.tsx'
import { ProblemNotice } from '../text/problem-notice.tsx'
import { ReportView } from './report-view.tsx'
import { useSheets } from './sheets.tsx'

/** One device, or a stretch of time. */
export type ReportSubject =
  | { readonly serial: string }
  | { readonly serial?: never; readonly since?: string; readonly until?: string }

const useStyles = makeStyles({
  surface: { maxWidth: '900px' },
  content: { maxHeight: '62vh', overflowY: 'auto' },
})

/** A report as it will be printed. */
export function ReportDialog({ subject, onClose }: { readonly subject: ReportSubject; onClose(): void }) {
  const { t, language } = useTexts()
  const styles = useStyles()
  const station = useStation()
  const [report, setReport] = useState<Report>()
  const [problem, setProblem] = useState<Problem>()
  useEffect(() => {
    station.log.report({ ...subject, language }).then(setReport, (error: unknown) => setProblem(problemOf(error)))
  }, [station, subject, language])
  const { portal, print, savePdf } = useSheets(
    report === undefined ? null : <ReportView report={report} titled />,
    'page',
  )
  return (
    <Dialog open onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{report === undefined ? t('log.report') : <Imported text={report.title} />}</DialogTitle>
          <DialogContent className={styles.content} tabIndex={0}>
            {problem === undefined ? null : <ProblemNotice problem={problem} />}
            {report === undefined && problem === undefined ? <Spinner /> : null}
            {report === undefined ? null : <ReportView report={report} titled={false} />}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" disabled={report === undefined} onClick={print}>
              {t('log.print')}
            </Button>
            {savePdf === undefined ? null : (
              <Button disabled={report === undefined} onClick={() => savePdf('report.pdf')}>
                {t('log.savePdf')}
              </Button>
            )}
            <Button onClick={onClose}>{t('log.close')}</Button>
          </DialogActions>
        </DialogBody>
        {portal}
      </DialogSurface>
    </Dialog>
  )
}
