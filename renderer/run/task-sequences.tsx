import { Text } from '@fluentui/react-components'
import type { TaskSequence } from '../../shared/contract/check.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { Imported } from '../text/imported.tsx'

export function TaskSequences({ offered }: { readonly offered: readonly TaskSequence[] }) {
  const { t } = useTexts()
  if (offered.length === 0) return null
  return (
    <div>
      <Text weight="semibold">{t('run.taskSequences')}</Text>
      <ul>
        {offered.map(({ deploymentId, name, packageId }) => (
          <li key={deploymentId}>
            <Imported text={`${name} (${packageId})`} />
          </li>
        ))}
      </ul>
    </div>
  )
}
