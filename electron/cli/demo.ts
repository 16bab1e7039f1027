import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Facts } from '../../shared/phrase/fact.ts'
import { filled } from './filled.ts'
import { passwordInFile } from './password.ts'
import { runJob } from './run-job.ts'
import { chosenLanguage } from './speech.ts'
import { runStationVerb } from './verb.ts'
import { logTable } from './verbs/log.ts'

/** The main job, headless: sample media, a fresh 8 GiB target, a rehearsal management point, all in a temporary folder. */
const TARGET_BYTES = 8 * 2 ** 30
const SERIAL = 'DEMO-0001'

const folder = mkdtempSync(path.join(tmpdir(), 'prestage-demo-'))
const dataDir = path.join(folder, 'data')
const target = path.join(folder, 'target.img')

const lang = chosenLanguage(process.argv.slice(2), process.env)

await runStationVerb({ dataDir, lang }, async (context) => {
  const { client, output } = context
  const words = output.texts.station.demo
  const say = (text: string, facts: Facts) => output.say(filled(output, text, facts))
  const { startRehearsal } = await import('../station/rehearsal/start-rehearsal.ts')
  const { writeSample } = await import('../station/sample/write-sample.ts')

  const sample = await writeSample(path.join(folder, 'sample'))
  say(words.sample, { path: sample.media })
  const facts = await client.target.create({ path: target, bytes: TARGET_BYTES })
  say(words.target, { path: facts.path, disk: facts.diskGuid })
  const rehearsal = await startRehearsal({ siteFile: sample.siteFile, port: 0 })
  say(words.rehearsal, { url: rehearsal.url })
  try {
    const password = passwordInFile(sample.passwordFile)
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
    say(words.folder, { path: folder })
    say(words.log, { path: about.database })
    // The state's code: who reads it may be a script.
    const state = result?.state ?? 'failed'
    output.say(state)
  } finally {
    await rehearsal.close()
  }
})
