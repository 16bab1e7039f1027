import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles } from '@fluentui/react-components'
import type { Problem } from '../../shared/contract/problem.ts'
import { problemText } from '../../shared/contract/text/languages.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { visible } from './escape.ts'

const useStyles = makeStyles({
  // Paths and addresses have no spaces to break at.
  body: { overflowWrap: 'anywhere', minWidth: 0 },
})

interface ProblemNoticeProps {
  readonly problem: Problem
  readonly intent?: 'error' | 'warning'
}

/** A failure where it happened: what it is, and what to do. */
export function ProblemNotice({ problem, intent = 'error' }: ProblemNoticeProps) {
  const { language } = useTexts()
  const styles = useStyles()
  const { sentence, remedy } = problemText(language, problem)
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody className={styles.body}>
        <MessageBarTitle>{visible(sentence)}</MessageBarTitle>
        <div>{visible(remedy)}</div>
      </MessageBarBody>
    </MessageBar>
  )
}
