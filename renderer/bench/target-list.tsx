import { makeStyles, Text, tokens } from '@fluentui/react-components'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { useTexts } from '../i18n/use-texts.ts'
import { FileChoice } from '../shell/file-choice.tsx'
import type { BenchStore } from './bench-store.ts'
import { cleanSerial, nextEmpty, repeatedSerials } from './serials.ts'
import { labelToType } from './start-input.ts'
import { TargetCard } from './target-card.tsx'

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
})

interface TargetListProps {
  readonly store: BenchStore
  /** Every target has its serial number. */
  onFilled(): void
}

/** The chosen targets with their serial fields, which a scanner fills one after the other. */
export function TargetList({ store, onFilled }: TargetListProps) {
  const { t } = useTexts()
  const styles = useStyles()
  const { targets, options, addTarget, removeTarget, setSerial, setConfirmLabel } = useStore(store)
  const fields = useRef(new Map<string, HTMLInputElement>())
  const repeated = repeatedSerials(targets.map(({ serial }) => serial))

  const count = useRef(targets.length)
  useEffect(() => {
    const grown = targets.length > count.current
    count.current = targets.length
    const empty = targets.find(({ serial }) => serial === '')
    if (grown && empty !== undefined) fields.current.get(empty.token)?.focus()
  }, [targets])

  const scanned = (event: KeyboardEvent<HTMLInputElement>, index: number, token: string) => {
    const serial = cleanSerial(event.currentTarget.value)
    const forward = event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)
    if (!forward || serial === '') return
    setSerial(token, serial)
    const next =
      targets[
        nextEmpty(
          targets.map((target) => target.serial),
          index,
        )
      ]
    if (next !== undefined) fields.current.get(next.token)?.focus()
    else if (event.key === 'Enter') onFilled()
    if (next !== undefined || event.key === 'Enter') event.preventDefault()
  }

  return (
    <>
      {targets.length === 0 ? <Text>{t('target.none')}</Text> : null}
      <ul className={styles.list}>
        {targets.map((target, index) => (
          <li key={target.token}>
            <TargetCard
              target={target}
              repeated={repeated.has(target.serial.toUpperCase())}
              fieldRef={(field) => {
                if (field === null) fields.current.delete(target.token)
                else fields.current.set(target.token, field)
              }}
              labelToType={options.quickFormat ? labelToType(target) : undefined}
              onConfirmLabel={(label) => setConfirmLabel(target.token, label)}
              onSerial={(serial) => setSerial(target.token, serial)}
              onKey={(event) => scanned(event, index, target.token)}
              onRemove={() => removeTarget(target.token)}
            />
          </li>
        ))}
      </ul>
      <FileChoice
        kind="target"
        label={t('choose.target')}
        pathLabel={t('choose.targetPath')}
        pathAction={t('choose.add')}
        disabled={false}
        onChosen={(file) => void addTarget(file)}
      />
    </>
  )
}
