import type { FirstBootReport } from '../../../../shared/contract/check.ts'

/** English texts of `firstboot` and `recheck`. */
export const firstBoot = {
  check: 'check whether a target would start and be offered a task sequence',
  media: 'the media that was applied, to compare every file with it',
  machine: "the customer's computer",
  memory: 'its memory, such as 4G (2G when left out)',
  transcript: 'write what was done there, for CMTrace',
  recheck: 'ask the management point for runs that could not; without a run, list them',
  all: 'every run that waits',
  mediaNow: 'where the media lies now',
  verdicts: {
    ready: 'ready',
    'ready-unchecked': 'ready, management point not asked',
    'not-ready': 'not ready',
  } satisfies Record<FirstBootReport['verdict'], string>,
}
