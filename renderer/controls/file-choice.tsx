import { Button, Field, Input, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import type { Problem } from '../../shared/contract/problem.ts'
import type { ChosenFile, FileKind } from '../../shared/contract/shell.ts'
import { problemOf } from '../station/problem-of.ts'
import { desktopShell } from '../station/shell.ts'
import { useStation } from '../station/station-context.ts'
import { ProblemNotice } from '../text/problem-notice.tsx'
import { TOUCH } from './touch.ts'

interface FileChoiceProps {
  readonly kind: FileKind
  /** Text of the button that opens the system's dialog. */
  readonly label: string
  readonly pathLabel: string
  readonly pathAction: string
  readonly disabled: boolean
  /** What is to be done next stands out. */
  readonly isNext?: boolean
  onChosen(file: ChosenFile): void
}

const useStyles = makeStyles({
  row: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'end', flexWrap: 'wrap' },
  field: { flexGrow: 1, flexBasis: '160px', minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
  input: { minHeight: TOUCH, minWidth: 0, width: '100%' },
  touch: { minHeight: TOUCH, flexShrink: 0 },
})

/** Chooses a file: by the system's dialog in the window, by typing its path in a browser. Both give a token. */
export function FileChoice(props: FileChoiceProps) {
  const styles = useStyles()
  const [problem, setProblem] = useState<Problem>()
  const opener = useRestoreFocusTarget()
  const take = (choice: Promise<ChosenFile | undefined>) => {
    setProblem(undefined)
    choice.then(
      (file) => {
        if (file !== undefined) props.onChosen(file)
      },
      (error: unknown) => setProblem(problemOf(error)),
    )
  }
  const shell = desktopShell()
  return (
    <>
      {shell === undefined ? (
        <PathChoice {...props} take={take} />
      ) : (
        <Button
          {...opener}
          className={styles.touch}
          size="large"
          appearance={props.isNext === true ? 'primary' : 'secondary'}
          disabled={props.disabled}
          onClick={() => take(shell.chooseFile(props.kind))}
        >
          {props.label}
        </Button>
      )}
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
    </>
  )
}

function PathChoice({
  pathLabel,
  pathAction,
  disabled,
  isNext,
  take,
}: FileChoiceProps & { take(choice: Promise<ChosenFile>): void }) {
  const styles = useStyles()
  const station = useStation()
  const [path, setPath] = useState('')
  const opener = useRestoreFocusTarget()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (path.trim() === '') return
    take(station.files.name({ path: path.trim() }))
    setPath('')
  }
  return (
    <form className={styles.row} onSubmit={submit}>
      <Field label={pathLabel} className={styles.field}>
        <Input
          className={styles.input}
          size="large"
          value={path}
          disabled={disabled}
          spellCheck={false}
          onChange={(_, { value }) => setPath(value)}
        />
      </Field>
      <Button
        {...opener}
        className={styles.touch}
        size="large"
        appearance={isNext === true ? 'primary' : 'secondary'}
        type="submit"
        disabled={disabled}
      >
        {pathAction}
      </Button>
    </form>
  )
}
