import { Card, Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { Disclosure } from '../controls/disclosure.tsx'
import { TOUCH } from '../controls/touch.ts'
import { useMedia } from '../controls/use-media.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { type BenchStore, withoutJobs } from './bench-store.ts'
import { holdsFiles, missing } from './start-input.ts'

const useStyles = makeStyles({
  card: { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}` },
  fields: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  touch: { minHeight: TOUCH },
})

/** Beside the targets; where it stands above them it is closed. */
const BESIDE = '(min-width: 901px)'

/** What most jobs leave as it is; open where there is room, and where something of it is asked for. */
export function JobOptions({ store }: { readonly store: BenchStore }) {
  const { t } = useTexts()
  const styles = useStyles()
  const state = useStore(store, useShallow(withoutJobs))
  const { options, setOptions } = state
  const lacks = missing(state)
  const hasRoom = useMedia(BESIDE)
  const mayErase = state.targets.some(holdsFiles) || options.quickFormat
  const isAsked = mayErase || lacks.includes('management-point') || lacks.includes('digest')
  return (
    <Card className={styles.card} role="group" aria-label={t('options.title')}>
      <Disclosure key={String(mayErase)} summary={t('options.title')} open={hasRoom || isAsked}>
        <div className={styles.fields}>
          <Checkbox
            size="large"
            label={t('options.askManagementPoint')}
            checked={options.askManagementPoint}
            onChange={(_, { checked }) => setOptions({ askManagementPoint: checked === true })}
          />
          <Field
            label={t('options.managementPoint')}
            hint={t('options.managementPointHint')}
            {...(lacks.includes('management-point') ? { validationMessage: t('missing.management-point') } : {})}
          >
            <Input
              className={styles.touch}
              size="large"
              type="url"
              value={options.managementPoint}
              disabled={!options.askManagementPoint}
              onChange={(_, { value }) => setOptions({ managementPoint: value })}
            />
          </Field>
          <Field
            label={t('media.digest')}
            hint={t('media.digestHint')}
            {...(lacks.includes('digest') ? { validationMessage: t('missing.digest') } : {})}
          >
            <Input
              className={styles.touch}
              size="large"
              value={options.expectedSha256}
              spellCheck={false}
              onChange={(_, { value }) => setOptions({ expectedSha256: value })}
            />
          </Field>
          {mayErase ? (
            <Checkbox
              size="large"
              label={t('options.quickFormat')}
              checked={options.quickFormat}
              onChange={(_, { checked }) => setOptions({ quickFormat: checked === true })}
            />
          ) : null}
        </div>
      </Disclosure>
    </Card>
  )
}
