import { startPrestage } from './program.ts'

/** Starts `mp rehearse` on a free port and waits until it listens. */
export async function rehearse(
  dataDir: string,
  siteFile: string,
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const job = startPrestage(dataDir, 'mp', 'rehearse', '--site', siteFile, '--port', '0', '--json')
  const url = await new Promise<string>((resolve, reject) => {
    let text = ''
    job.child.stdout.on('data', (part: string) => {
      text += part
      const found = /"url":"([^"]+)"/.exec(text)?.[1]
      if (found !== undefined) resolve(found)
    })
    void job.ended.then((outcome) => reject(new Error(`the rehearsal ended with ${outcome.code}: ${outcome.stderr}`)))
  })
  return {
    url,
    async stop() {
      job.child.kill('SIGTERM')
      await job.ended
    },
  }
}
