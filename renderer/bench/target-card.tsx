import { Badge, Button, Card, Field, Input, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components'
import type { KeyboardEvent, RefCallback } from 'react'
import type { TargetFacts } from '../../shared/contract/target.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { Facts } from '../shell/facts.tsx'
import { bytesText } from '../text/amounts.ts'
import { visible } from '../text/escape.ts'
import { Imported } from '../text/imported.tsx'
import { ProblemNotice } from '../text/problem-notice.tsx'
import type { ChosenTarget } from './bench-state.ts'
import { PartitionMap } from './partition-map.tsx'
import { cleanSerial, isSerial } from './serials.ts'

interface TargetCardProps {
  readonly target: ChosenTarget
  readonly repeated: boolean
  /** To be typed before its files may be erased. */
  readonly labelToType: string | undefined
  readonly fieldRef: RefCallback<HTMLInputElement>
  onSerial(serial: string): void
  onConfirmLabel(label: string): void
  onKey(event: KeyboardEvent<HTMLInputElement>): void
  onRemove(): void
}

const useStyles = makeStyles({
  card: { rowGap: tokens.spacingVerticalM },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
})

export function TargetCard(props: TargetCardProps) {
  const { target, repeated, labelToType, fieldRef, onSerial, onConfirmLabel, onKey, onRemove } = props
  const { t } = useTexts()
  const styles = useStyles()
  const { facts, problem, serial } = target
  const invalid = serial !== '' && !isSerial(cleanSerial(serial))
  const fault = invalid ? t('target.serialInvalid') : repeated ? t('target.serialRepeated') : undefined
  return (
    <Card className={styles.card} role="group" aria-label={visible(target.name)}>
      <div className={styles.head}>
        <Text weight="semibold" className={styles.name}>
          <Imported text={target.name} />
        </Text>
        {facts === undefined ? null : <TargetState state={facts.state} />}
        <Button
          size="small"
          appearance="subtle"
          aria-label={t('target.remove', { name: visible(target.name) })}
          onClick={onRemove}
        >
          {t('target.removeShort')}
        </Button>
      </div>
      {facts === undefined && problem === undefined ? (
        <Spinner size="tiny" labelPosition="after" label={t('target.reading')} />
      ) : null}
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {facts?.warnings.map((warning) => (
        <ProblemNotice key={warning.code} problem={warning} intent="warning" />
      ))}
      {facts === undefined ? null : <PartitionMap facts={facts} />}
      {facts === undefined ? null : <TargetFactList facts={facts} />}
      <Field
        label={t('target.serial')}
        hint={t('target.serialHint')}
        {...(fault === undefined ? {} : { validationMessage: fault })}
      >
        <Input
          ref={fieldRef}
          value={serial}
          spellCheck={false}
          autoComplete="off"
          onChange={(_, { value }) => onSerial(value)}
          onKeyDown={onKey}
          onBlur={(event) => onSerial(cleanSerial(event.currentTarget.value))}
        />
      </Field>
      {labelToType === undefined ? null : (
        <Field label={t('target.confirmLabel', { label: visible(labelToType) })}>
          <Input
            value={target.confirmLabel}
            spellCheck={false}
            autoComplete="off"
            onChange={(_, { value }) => onConfirmLabel(value)}
          />
        </Field>
      )}
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
  const disk = [bytesText(language, facts.bytes), t(`target.container.${facts.container}`), facts.table.toUpperCase()]
  return (
    <Facts
      facts={[
        { name: t('target.disk'), value: disk.join(', ') },
        ...(facts.volumeLabel === ''
          ? []
          : [{ name: t('target.volumeLabel'), value: <Imported text={facts.volumeLabel} /> }]),
        ...(facts.found.length === 0
          ? []
          : [
              {
                name: t(facts.state === 'incomplete' ? 'target.unfinishedRun' : 'target.found'),
                value: <Imported text={facts.found.join(', ')} />,
              },
            ]),
      ]}
    />
  )
}
