/** English texts of the first boot check. */
export const firstBoot = {
  firstBoot: {
    chain: 'The way to the task sequence',
    source: 'Shown',
    check: 'Check of a target',
    checkHint: 'Looks at a target as the customer’s computer would. Nothing on it is changed.',
    choose: 'Choose target…',
    start: 'Check first boot',
    cancel: 'Stop the check',
    passwordHint: 'Sent to the station for this check only.',
    stage: {
      firmware: 'Firmware',
      'boot-manager': 'Boot manager',
      'windows-pe': 'Windows PE',
      bootstrap: 'Bootstrap of the media',
      content: 'Content',
      'management-point': 'Management point',
      'task-sequences': 'Task sequences',
    },
    status: {
      waiting: 'not looked at yet',
      running: 'running',
      passed: 'good',
      warned: 'warning',
      partly: 'partly checked',
      failed: 'fails',
      'not-run': 'not checked',
    },
    verdict: { ready: 'Ready', 'ready-unchecked': 'Ready, management point not asked', 'not-ready': 'Not ready' },
    offered: 'What the user will be offered',
    purpose: { available: 'available', required: 'required' },
  },
}
