import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readPassword } from './password.ts'
import { runJob } from './run-job.ts'
import { runStationVerb } from './verb.ts'
import { logTable } from './verbs/log.ts'

/** The main job, headless: sample media, a fresh 8 GiB target, a rehearsal management point, all in a temporary folder. */
const TARGET_BYTES = 8 * 2 ** 30
const SERIAL = 'DEMO-0001'

const folder = mkdtempSync(path.join(tmpdir(), 'prestage-demo-'))
const dataDir = path.join(folder, 'data')
const target = path.join(folder, 'target.img')

await runStationVerb({ dataDir }, async (context) => {
  const { client, output } = context
  const { startRehearsal } = await import('../station/rehearsal/start-rehearsal.ts')
  const { writeSample } = await import('../station/sample/write-sample.ts')

  const sample = await writeSample(path.join(folder, 'sample'))
  output.say(`Sample media written: ${sample.media}`)
  const facts = await client.target.create({ path: target, bytes: TARGET_BYTES })
  output.say(`Target made and formatted: ${facts.path} (disk ${facts.diskGuid})`)
  const rehearsal = await startRehearsal({ siteFile: sample.siteFile, port: 0 })
  output.say(`Rehearsal management point: ${rehearsal.url}`)
  try {
    const password = await readPassword(sample.passwordFile, true)
    const [result] = await runJob(context, {
      media: sample.media,
      targets: [{ file: target, serial: SERIAL }],
      managementPoints: [rehearsal.url],
      ...(password === undefined ? {} : { password }),
    })
    const [row] = await client.log.list({ limit: 1 })
    const about = await client.station.about()
    output.say()
    output.print(logTable(output, row === undefined ? [] : [row]))
    output.say(`Folder: ${folder}`)
    output.say(`Log:    ${about.database}`)
    output.say(result?.state ?? 'failed')
  } finally {
    await rehearsal.close()
  }
})
