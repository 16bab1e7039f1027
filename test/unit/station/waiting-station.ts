import path from 'node:path'
import { openStation } from '../../../electron/station/station.ts'

/** Orders a job that never ends and one that waits for it, and tells their places. */
const folder = process.argv[2] ?? ''
const station = await openStation({
  dataDir: path.join(folder, 'data'),
  runJob: async (request, emit) => {
    for (const { run, path: target } of request.targets)
      await emit({ event: 'state', run, target, at: new Date().toISOString(), state: 'verifying' })
    await new Promise(() => undefined)
  },
})
const client = station.client('in-process')
await client.settings.change({ targetsAtOnce: 1 })
for (const serial of ['A', 'B'])
  await client.run.start({ media: '/m.wim', targets: [{ file: path.join(folder, `${serial}.img`), serial }] })
process.send?.((await client.run.jobs()).map(({ place }) => place))
