import { makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components'
import type { TargetFacts } from '../../shared/contract/target.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { bytesText } from '../text/amounts.ts'
import { Imported } from '../text/imported.tsx'
import { mapDisk, type Stretch } from './disk-map.ts'

type Kind = TargetFacts['partitions'][number]['kind']

/** Where the system alone chooses the colours, kinds are told by their patterns, in its own. */
const FORCED = '@media (forced-colors: active)'
const lines = (angle: string) => `repeating-linear-gradient(${angle}, currentcolor 0 1px, transparent 1px 5px)`

const useStyles = makeStyles({
  map: { display: 'flex', height: '28px', gap: '2px' },
  stretch: {
    boxSizing: 'border-box',
    minWidth: '8px',
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusSmall,
    overflow: 'hidden',
    color: tokens.colorNeutralStrokeAccessible,
    [FORCED]: { forcedColorAdjust: 'none', color: 'CanvasText', ...shorthands.borderColor('CanvasText') },
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

/** Without colours too, as in the theme of high contrast, no two kinds look alike; the largest is the plain one. */
const useKindStyles = makeStyles({
  system: {
    backgroundColor: tokens.colorPaletteTealBackground2,
    backgroundImage: lines('45deg'),
    [FORCED]: { backgroundColor: 'Canvas' },
  },
  msr: {
    backgroundColor: tokens.colorNeutralBackground6,
    backgroundImage: 'radial-gradient(currentcolor 1px, transparent 1.5px)',
    backgroundSize: '5px 5px',
    [FORCED]: { backgroundColor: 'Canvas' },
  },
  windows: {
    backgroundColor: tokens.colorPaletteBlueBackground2,
    [FORCED]: { backgroundColor: 'Highlight' },
  },
  recovery: {
    backgroundColor: tokens.colorPaletteGoldBackground2,
    backgroundImage: lines('-45deg'),
    [FORCED]: { backgroundColor: 'Canvas' },
  },
  other: {
    backgroundColor: tokens.colorNeutralBackground4,
    backgroundImage: lines('90deg'),
    [FORCED]: { backgroundColor: 'Canvas' },
  },
})

const LOOKS = {
  esp: 'system',
  system: 'system',
  msr: 'msr',
  windows: 'windows',
  recovery: 'recovery',
  extended: 'other',
  other: 'other',
} as const satisfies Readonly<Record<Kind, string>>

/** The disk from its first byte to its last, drawn to scale; what is too small to see is drawn as the least that can be seen. */
export function PartitionMap({ facts }: { readonly facts: TargetFacts }) {
  const { t } = useTexts()
  const styles = useStyles()
  const kinds = useKindStyles()
  const stretches = mapDisk(facts)
  const look = ({ partition }: Stretch) =>
    mergeClasses(styles.stretch, partition === undefined ? styles.free : kinds[LOOKS[partition.kind]])
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
