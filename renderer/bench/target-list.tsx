import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type KeyboardEvent, useRef } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { cleanScan } from '../../shared/contract/serial.ts'
import { FileChoice } from '../controls/file-choice.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { type BenchStore, withoutJobs } from './bench-store.ts'
import { DropArea } from './drop-area.tsx'
import { openRuns } from './job.ts'
import { NumberedCard } from './numbered-card.tsx'
import { nextEmpty, repeatedSerials, serialNote } from './serials.ts'
import { areTargetsEntered, isChosen, labelToType } from './start-input.ts'
import { TargetCard } from './target-card.tsx'
import { useScannerFocus } from './use-scanner-focus.ts'
import { useSerialText } from './use-serial-text.ts'

const useStyles = makeStyles({
  none: { display: 'none' },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(272px, 100%), 1fr))',
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

/** The second step: the chosen targets with their serial fields, which a scanner fills one after the other. */
export function TargetList({ store, onFilled }: TargetListProps) {
  const { t } = useTexts()
  const styles = useStyles()
  const serialText = useSerialText(store)
  const state = useStore(store, useShallow(withoutJobs))
  const { media, targets, options, rules, addTarget, removeTarget, setSerial, readSerial, setConfirmLabel } = state
  const open = useStore(
    store,
    useShallow(({ jobs }) => openRuns(jobs).map(({ serial }) => serial.toUpperCase())),
  )
  const fields = useRef(new Map<string, HTMLInputElement>())
  const serials = targets.map(({ serial }) => serial)
  const repeated = repeatedSerials(serials)
  const underWay = new Set(open)
  const notes = targets.map((target) => serialNote(target, rules, repeated, underWay))

  useScannerFocus(targets, fields)

  const scanned = (event: KeyboardEvent<HTMLInputElement>, index: number, token: string) => {
    const serial = cleanScan(event.currentTarget.value)
    const forward = event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)
    if (!forward || serial === '') return
    void readSerial(token, serial)
    const next = targets[nextEmpty(serials, index)]
    if (next !== undefined) fields.current.get(next.token)?.focus()
    else if (event.key === 'Enter') onFilled()
    if (next !== undefined || event.key === 'Enter') event.preventDefault()
  }

  const choice = (
    <FileChoice
      kind="target"
      label={t('choose.target')}
      pathLabel={t('choose.targetPath')}
      pathAction={t('choose.add')}
      disabled={false}
      isNext={isChosen(media) && targets.length === 0}
      onChosen={(file) => void addTarget(file)}
    />
  )
  const isEntered = areTargetsEntered(state) && notes.every((note) => note?.blocks !== true)
  const firstEmpty = serials.indexOf('')
  return (
    <NumberedCard
      number={2}
      id="targets-title"
      title={t('target.title')}
      state={isEntered ? 'entered' : isChosen(media) ? 'now' : 'ahead'}
    >
      <ul className={mergeClasses(styles.list, targets.length === 0 && styles.none)}>
        {targets.map((target, index) => {
          const note = notes[index]
          return (
            <li key={target.token}>
              <TargetCard
                target={target}
                showsHint={index === firstEmpty}
                note={note && { says: serialText(note, target), blocks: note.blocks }}
                fieldRef={(field) => {
                  if (field === null) fields.current.delete(target.token)
                  else fields.current.set(target.token, field)
                }}
                labelToType={options.quickFormat ? labelToType(target) : undefined}
                onConfirmLabel={(label) => setConfirmLabel(target.token, label)}
                onSerial={(serial) => setSerial(target.token, serial)}
                onRead={(serial) => void readSerial(target.token, serial)}
                onKey={(event) => scanned(event, index, target.token)}
                onRemove={() => removeTarget(target.token)}
              />
            </li>
          )
        })}
      </ul>
      {targets.length === 0 ? (
        <DropArea title={t('target.none')} text={t('bench.dropTargets')}>
          {choice}
        </DropArea>
      ) : (
        choice
      )}
    </NumberedCard>
  )
}
