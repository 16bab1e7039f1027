import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { TargetFacts } from '../../shared/contract/target.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { bytesText } from '../text/amounts.ts'
import { Imported } from '../text/imported.tsx'
import { mapDisk, type Stretch } from './disk-map.ts'

type Kind = TargetFacts['partitions'][number]['kind']

const useStyles = makeStyles({
  map: { display: 'flex', height: '28px', gap: '2px' },
  stretch: {
    boxSizing: 'border-box',
    minWidth: '8px',
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusSmall,
    overflow: 'hidden',
  },
  free: { border: `1px dashed ${tokens.colorNeutralStrokeAccessible}` },
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXXS,
    listStyleType: 'none',
    margin: `${tokens.spacingVerticalXS} 0 0`,
    padding: 0,
    fontSize: tokens.fontSizeBase200,
  },
  item: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  swatch: { width: '12px', height: '12px', flexShrink: 0, minWidth: 'unset' },
})

/** What Windows names the partitions of every disk; they say nothing beside the kind. */
const USUAL_NAMES: ReadonlySet<string> = new Set([
  'Basic data partition',
  'EFI system partition',
  'Microsoft reserved partition',
])

const useKindStyles = makeStyles({
  esp: { backgroundColor: tokens.colorPaletteTealBackground2 },
  system: { backgroundColor: tokens.colorPaletteTealBackground2 },
  msr: { backgroundColor: tokens.colorNeutralBackground6 },
  windows: { backgroundColor: tokens.colorPaletteBlueBackground2 },
  recovery: { backgroundColor: tokens.colorPaletteGoldBackground2 },
  extended: { backgroundColor: tokens.colorNeutralBackground4 },
  other: { backgroundColor: tokens.colorNeutralBackground4 },
})

/** The disk from its first byte to its last, drawn to scale; what is too small to see is drawn as the least that can be seen. */
export function PartitionMap({ facts }: { readonly facts: TargetFacts }) {
  const { t } = useTexts()
  const styles = useStyles()
  const kinds = useKindStyles()
  const stretches = mapDisk(facts)
  const look = ({ partition }: Stretch) =>
    mergeClasses(styles.stretch, partition === undefined ? styles.free : kinds[partition.kind])
  return (
    <div>
      <div className={styles.map} aria-hidden="true" data-map="partitions">
        {stretches.map((stretch) => (
          <div key={stretch.firstByte} className={look(stretch)} style={{ flexGrow: stretch.share, flexBasis: 0 }} />
        ))}
      </div>
      <ol className={styles.list} aria-label={t('target.partitions')}>
        {stretches.map((stretch) => (
          <li key={stretch.firstByte} className={styles.item}>
            <span className={mergeClasses(look(stretch), styles.swatch)} aria-hidden="true" />
            <StretchText stretch={stretch} />
          </li>
        ))}
      </ol>
    </div>
  )
}

function StretchText({ stretch: { partition, byteLength } }: { readonly stretch: Stretch }) {
  const { t, language } = useTexts()
  const size = bytesText(language, byteLength)
  if (partition === undefined) return <span>{[t('target.unallocated'), size].join(', ')}</span>
  const kind: Kind = partition.kind
  const facts = [
    t(`target.kind.${kind}`),
    ...(partition.fileSystem === 'none' ? [] : [t(`target.fileSystem.${partition.fileSystem}`)]),
    ...(partition.isActive ? [t('target.active')] : []),
    size,
  ]
  return (
    <span>
      {facts.join(', ')}
      {partition.name === '' || USUAL_NAMES.has(partition.name) ? null : (
        <>
          {' – '}
          <Imported text={partition.name} />
        </>
      )}
    </span>
  )
}
