import { Card, Checkbox, Field, Input, makeStyles, Title3, tokens } from '@fluentui/react-components'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { useTexts } from '../i18n/use-texts.ts'
import { TOUCH } from '../shell/touch.ts'
import { type BenchStore, withoutJobs } from './bench-store.ts'
import { holdsFiles, missing } from './start-input.ts'

const useStyles = makeStyles({
  card: { rowGap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalL },
  touch: { minHeight: TOUCH },
})

export function JobOptions({ store }: { readonly store: BenchStore }) {
  const { t } = useTexts()
  const styles = useStyles()
  const state = useStore(store, useShallow(withoutJobs))
  const { options, setOptions } = state
  const lacks = missing(state)
  return (
    <Card className={styles.card} role="group" aria-labelledby="options-title">
      <Title3 as="h2" id="options-title">
        {t('options.title')}
      </Title3>
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
      {state.targets.some(holdsFiles) || options.quickFormat ? (
        <Checkbox
          size="large"
          label={t('options.quickFormat')}
          checked={options.quickFormat}
          onChange={(_, { checked }) => setOptions({ quickFormat: checked === true })}
        />
      ) : null}
    </Card>
  )
}
