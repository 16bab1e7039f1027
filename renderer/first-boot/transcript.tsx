import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { Disclosure } from '../controls/disclosure.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { save } from '../log/save.ts'
import { Imported } from '../text/imported.tsx'
import { readTranscriptLine } from './transcript-line.ts'

const useStyles = makeStyles({
  lines: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    listStyleType: 'none',
    maxHeight: '360px',
    overflowY: 'auto',
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
  line: { display: 'grid', gridTemplateColumns: '72px minmax(0, 1fr)', overflowWrap: 'anywhere' },
  time: { color: tokens.colorNeutralForeground2 },
  warning: { color: tokens.colorStatusWarningForeground1 },
  error: { color: tokens.colorStatusDangerForeground1 },
  info: {},
  save: { marginBottom: tokens.spacingVerticalS },
})

interface TranscriptProps {
  readonly lines: readonly string[]
  /** Of what, as the file's name begins. */
  readonly name: string
}

/** What the check did, line by line, to be read here or saved for CMTrace. */
export function Transcript({ lines, name }: TranscriptProps) {
  const { t } = useTexts()
  const styles = useStyles()
  if (lines.length === 0) return null
  const file = { name: `${name}-first-boot.log`, type: 'text/plain', text: `${lines.join('\r\n')}\r\n` }
  return (
    <Disclosure summary={t('firstBoot.transcript', { count: lines.length })} open={false}>
      <Button size="small" className={styles.save} onClick={() => save(file)}>
        {t('firstBoot.saveTranscript')}
      </Button>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <ol className={styles.lines} tabIndex={0} aria-label={t('firstBoot.transcriptLines')}>
        {lines.map(readTranscriptLine).map(({ text, time, kind }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines only ever come behind the others
          <li key={index} className={styles.line} data-kind={kind}>
            <span className={styles.time}>{time}</span>
            <span className={mergeClasses(styles[kind])}>
              <Imported text={text} />
            </span>
          </li>
        ))}
      </ol>
    </Disclosure>
  )
}
