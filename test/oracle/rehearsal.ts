import { startPrestage } from './program.ts'

interface Rehearsing {
  readonly url: string
  /** Resolves when it has been asked something. */
  asked(): Promise<void>
  stop(): Promise<void>
}

/** Starts `mp rehearse` on a free port and waits until it listens. */
export async function rehearse(dataDir: string, siteFile: string, ...options: readonly string[]): Promise<Rehearsing> {
  const job = startPrestage(dataDir, 'mp', 'rehearse', '--site', siteFile, '--port', '0', '--log', '--json', ...options)
  const asked = new Promise<void>((resolve) => {
    let text = ''
    job.child.stdout.on('data', (part: string) => {
      text += part
      if (text.includes('"event":"request"')) resolve()
    })
  })
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
    asked: () => asked,
    async stop() {
      job.child.kill('SIGTERM')
      await job.ended
    },
  }
}
