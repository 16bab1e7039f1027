import type { InterruptedRun } from '../../../../shared/contract/run.ts'

/** English texts of `apply`, `provision` and `resume`. */
export const runs = {
  apply: 'write media to targets and prove the bytes; no boot files, no check',
  provision: 'the whole job: verify, write, make bootable, read back, check',
  index: 'image of the media',
  quickFormat: 'format targets that hold files or an unfinished run',
  yes: 'with --quick-format: erase files without asking for the label of their volume',
  serial: 'serial number of the device, once for each target',
  eraseQuestion: '{{file}} holds files ({{held}}). Type {{label}} to erase them: ',
  resume: 'go on with interrupted runs of one media; without a run, list them',
  startOver: 'format their targets again instead of going on',
  resumeYes: 'erase files where a run with --quick-format was interrupted before it changed its target',
  columns: {
    run: 'run',
    started: 'started',
    serial: 'serial',
    state: 'state',
    target: 'target',
    marker: 'marker',
    resumable: 'resumable',
  },
  markers: {
    'this-run': 'this run',
    'another-run': 'another run',
    none: 'none',
    unreadable: 'unreadable',
  } satisfies Record<InterruptedRun['marker'], string>,
  canResume: 'yes',
  cannotResume: 'no',
  told: '{{what}}: {{text}}',
  timeLeft: '{{time}} left',
}
