/** English texts of `sample`, `serve`, the demo, and of what is asked at the terminal. */
export const station = {
  sample: 'write small prestaged media with manifest, password file and a matching site',
  sampleHttps: "let the site ask for the media's certificate over TLS",
  sampleMade: { media: 'media', manifest: 'manifest', site: 'site', password: 'password' },
  serve: 'open the page for a browser on this computer until Ctrl-C',
  openOnce: 'Open this address once, in a browser on this computer: {{url}}',
  mediaPassword: 'Media password',
  passwordQuestion: '{{what}} (empty for none): ',
  demo: {
    sample: 'Sample media written: {{path}}',
    target: 'Target made and formatted: {{path}} (disk {{disk}})',
    rehearsal: 'Rehearsal management point: {{url}}',
    folder: 'Folder: {{path}}',
    log: 'Log: {{path}}',
  },
}
