/** English texts of the window around the views. */
export const shell = {
  app: {
    views: 'Views',
    skip: 'Skip to content',
    bench: 'Bench',
    'first-boot': 'First boot',
    media: 'Media',
    log: 'Log',
    settings: 'Settings',
    language: 'Language',
    connecting: 'Connecting to the station…',
    disconnected: 'The station cannot be reached.',
    disconnectedRemedy: 'Close this page and start Prestage again. Unfinished runs are kept in the log as interrupted.',
    stationEnded:
      'Unfinished runs are kept in the log as interrupted; their targets cannot start a computer. Start the station again to resume them.',
    startStation: 'Start the station again',
    pageCrashed: 'The page stopped and was loaded again. Jobs under way went on; what was entered is gone.',
    dismiss: 'Dismiss',
  },
  choose: {
    media: 'Choose media…',
    otherMedia: 'Choose other media…',
    target: 'Add target…',
    mediaPath: 'Path of the media file',
    targetPath: 'Path of the target image',
    open: 'Open',
    add: 'Add',
    clear: 'Clear',
  },
}
