import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { mustRun } from '../oracle/program.ts'
import { prestage, serving } from './cli.ts'
import { keepSettings } from './keep-settings.ts'

/** What our own texts fill in and nest (i18next). */
export const TEMPLATES = '{{count}}$t(app.bench)'
/** Turns around and is not seen; what XML can hold. */
const UNSEEN = '\u202e\u200b'
/** Rings, and turns a terminal red. */
const CONTROLS = '\u0007\u001b[31m'
const MARKUP = '<img src=x onerror="window.hacked=1">'
/** The same where there is little room. */
const SHORT_MARKUP = '<img src=x onerror=hacked=1>'

const LONG = 300
/** As many as a name of a file may have with what is written beside it. */
const LONGEST_FILE_NAME = 150

const nameOf = (kind: string) => `${kind}${MARKUP}${TEMPLATES}${UNSEEN}${CONTROLS}`.padEnd(LONGEST_FILE_NAME, 'x')

/** What each place that text comes from can hold at worst. */
export const HOSTILE = Object.freeze({
  media: `${nameOf('media')}.wim`,
  notMedia: `${nameOf('notes')}.wim`,
  target: `${nameOf('target')}.img`,
  imageName: `${MARKUP}${TEMPLATES}${UNSEEN}`.padEnd(LONG, 'n'),
  imageDescription: `${MARKUP}${TEMPLATES}${UNSEEN}`.padEnd(LONG, 'd'),
  taskSequence: `${MARKUP}${TEMPLATES}${UNSEEN}`.padEnd(LONG, 's'),
  /** 32 characters in NTFS. */
  volumeLabel: `${TEMPLATES}${UNSEEN}\u0007<b>`,
  /** 36 characters in a GPT. */
  partition: `<b>${TEMPLATES}${UNSEEN}`,
  /** 64 characters in the settings. */
  station: `${SHORT_MARKUP}${TEMPLATES}${UNSEEN}${CONTROLS}st`,
  operator: `${SHORT_MARKUP}${TEMPLATES}${UNSEEN}${CONTROLS}op`,
  /** 64 printable characters. */
  serial: `${SHORT_MARKUP}${TEMPLATES}`,
})

export interface HostileMaterial {
  readonly data: string
  readonly media: string
  readonly notMedia: string
  readonly target: string
  readonly password: string
  readonly managementPoint: string
  remove(): Promise<void>
}

const sampleSchema = z.object({ media: z.string(), siteFile: z.string(), passwordFile: z.string() })
const siteSchema = z.looseObject({ taskSequences: z.array(z.looseObject({ name: z.string() })) })

/** Media, target, site and station whose every name would like to be more than a name. */
export async function makeHostileMaterial(): Promise<HostileMaterial> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'prestage-hostile-'))
  const removeFolder = () => rm(folder, { recursive: true, force: true })
  try {
    const at = (name: string) => path.join(folder, name)
    const data = at('data')
    const sample = sampleSchema.parse(await prestage(data, 'sample', at('sample')))
    const media = at(HOSTILE.media)
    await rename(sample.media, media)
    mustRun('wimlib-imagex', ['info', media, '1', HOSTILE.imageName, HOSTILE.imageDescription])
    await writeFile(at(HOSTILE.notMedia), 'no media'.repeat(100))

    const target = at(HOSTILE.target)
    await prestage(data, 'target', 'create', target, '--size', '8G', '--label', HOSTILE.volumeLabel)
    mustRun('sgdisk', [`--change-name=3:${HOSTILE.partition}`, target])

    const site = siteSchema.parse(JSON.parse(await readFile(sample.siteFile, 'utf8')))
    const taskSequences = site.taskSequences.slice(0, 1).map((one) => ({ ...one, name: HOSTILE.taskSequence }))
    await writeFile(sample.siteFile, JSON.stringify({ ...site, taskSequences }))
    const point = await serving(data, 'mp', 'rehearse', '--port', '0', '--site', sample.siteFile)

    const { station, operator } = HOSTILE
    await keepSettings(data, { station, operator })
    return {
      data,
      media,
      notMedia: at(HOSTILE.notMedia),
      target,
      password: (await readFile(sample.passwordFile, 'utf8')).trim(),
      managementPoint: point.url,
      remove: async () => {
        await point.stop()
        await removeFolder()
      },
    }
  } catch (error) {
    await removeFolder()
    throw error
  }
}
