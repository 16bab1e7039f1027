import { makeStyles, tokens } from '@fluentui/react-components'

/** As high as what a hand in a glove must hit. */
export const ROW_PIXELS = 44
/** Of the table, not of the window. */
const NARROW = '@container (max-width: 859px)'
const VERY_NARROW = '@container (max-width: 519px)'

/** The columns of the log's table, the same for its head and its rows. */
export const useGridStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: '44px 1.3fr 1.7fr 1.6fr 1.3fr 0.9fr 190px',
    alignItems: 'center',
    [NARROW]: { gridTemplateColumns: '44px 1fr 1.4fr 190px' },
    [VERY_NARROW]: { gridTemplateColumns: '44px 1fr 1fr' },
  },
  // Beside an open story, or on a small screen, what else there is stands in the story.
  wideOnly: { [NARROW]: { display: 'none' } },
  notVeryNarrow: { [VERY_NARROW]: { display: 'none' } },
  // All of the cell picks, not the small box alone.
  pick: { display: 'grid', placeItems: 'center', width: '44px', height: `${ROW_PIXELS}px`, cursor: 'pointer' },
  cell: {
    paddingInline: tokens.spacingHorizontalS,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    minWidth: 0,
  },
})
