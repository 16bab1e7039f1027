import { Badge, Button, Card, Field, Input, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components'
import type { KeyboardEvent, RefCallback } from 'react'
import type { TargetFacts } from '../../shared/contract/target.ts'
import { factText } from '../../shared/contract/text/languages.ts'
import { Facts } from '../controls/facts.tsx'
import { TOUCH } from '../controls/touch.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { bytesText } from '../text/amounts.ts'
import { visible } from '../text/escape.ts'
import { Imported } from '../text/imported.tsx'
import { ProblemNotice } from '../text/problem-notice.tsx'
import type { ChosenTarget } from './bench-state.ts'
import { PartitionMap } from './partition-map.tsx'

interface TargetCardProps {
  readonly target: ChosenTarget
  /** What is to be said at its serial field. */
  readonly note: { readonly says: string; readonly blocks: boolean } | undefined
  /** The scanner goes on here. */
  readonly showsHint: boolean
  /** To be typed before its files may be erased. */
  readonly labelToType: string | undefined
  readonly fieldRef: RefCallback<HTMLInputElement>
  onSerial(serial: string): void
  /** The field is left, or a scanner has ended its line. */
  onRead(serial: string): void
  onConfirmLabel(label: string): void
  onKey(event: KeyboardEvent<HTMLInputElement>): void
  onRemove(): void
}

const useStyles = makeStyles({
  card: { rowGap: tokens.spacingVerticalM, height: '100%', boxSizing: 'border-box' },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  what: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
  quiet: { color: tokens.colorNeutralForeground2 },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  field: { minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
  remove: { minHeight: TOUCH, minWidth: TOUCH, flexShrink: 0, marginBlock: `calc(-1 * ${tokens.spacingVerticalXS})` },
  input: { minHeight: TOUCH, fontFamily: tokens.fontFamilyMonospace },
})

export function TargetCard(props: TargetCardProps) {
  const { target, note, showsHint, labelToType, fieldRef, onSerial, onRead, onConfirmLabel, onKey, onRemove } = props
  const { t, language } = useTexts()
  const styles = useStyles()
  const { facts, problem, serial } = target
  return (
    <Card className={styles.card} role="group" aria-label={visible(target.name)}>
      <div className={styles.head}>
        <Text weight="semibold" size={400} className={styles.name}>
          <Imported text={target.name} />
        </Text>
        <Button
          className={styles.remove}
          appearance="subtle"
          aria-label={t('target.remove', { name: visible(target.name) })}
          onClick={onRemove}
        >
          {t('target.removeShort')}
        </Button>
      </div>
      {facts === undefined ? null : (
        <div className={styles.what}>
          <TargetState state={facts.state} />
          <Text size={200} className={styles.quiet}>
            {[
              bytesText(language, facts.bytes),
              t(`target.container.${facts.container}`),
              facts.table.toUpperCase(),
            ].join(', ')}
          </Text>
        </div>
      )}
      <Field
        className={styles.field}
        label={t('target.serial')}
        {...(showsHint ? { hint: t('target.serialHint') } : {})}
        {...(note === undefined
          ? {}
          : { validationMessage: note.says, validationState: note.blocks ? 'error' : 'warning' })}
      >
        <Input
          ref={fieldRef}
          className={styles.input}
          size="large"
          value={serial}
          spellCheck={false}
          autoComplete="off"
          onChange={(_, { value }) => onSerial(value)}
          onKeyDown={onKey}
          onBlur={(event) => onRead(event.currentTarget.value)}
        />
      </Field>
      {facts === undefined && problem === undefined ? (
        <Spinner size="tiny" labelPosition="after" label={t('target.reading')} />
      ) : null}
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {facts?.warnings.map((warning) => (
        <ProblemNotice key={warning.code} problem={warning} intent="warning" />
      ))}
      {labelToType === undefined ? null : (
        <Field className={styles.field} label={t('target.confirmLabel', { label: visible(labelToType) })}>
          <Input
            className={styles.input}
            size="large"
            value={target.confirmLabel}
            spellCheck={false}
            autoComplete="off"
            onChange={(_, { value }) => onConfirmLabel(value)}
          />
        </Field>
      )}
      {facts === undefined ? null : <PartitionMap facts={facts} />}
      {facts === undefined ? null : <TargetFactList facts={facts} />}
    </Card>
  )
}

function TargetState({ state }: { readonly state: TargetFacts['state'] }) {
  const { t } = useTexts()
  const color = {
    fresh: 'success',
    'holds-files': 'warning',
    incomplete: 'warning',
    'not-formatted': 'danger',
  } as const
  return (
    <Badge appearance="tint" color={color[state]}>
      {t(`target.state.${state}`)}
    </Badge>
  )
}

function TargetFactList({ facts }: { readonly facts: TargetFacts }) {
  const { t, language } = useTexts()
  return (
    <Facts
      facts={[
        ...(facts.volumeLabel === ''
          ? []
          : [{ name: t('target.volumeLabel'), value: <Imported text={facts.volumeLabel} /> }]),
        ...(facts.found.length === 0
          ? []
          : [
              {
                name: t(facts.state === 'incomplete' ? 'target.unfinishedRun' : 'target.found'),
                value: <Imported text={facts.found.map((fact) => factText(language, fact)).join(', ')} />,
              },
            ]),
      ]}
    />
  )
}
