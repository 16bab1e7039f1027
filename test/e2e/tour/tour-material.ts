import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { mustRun } from '../../oracle/program.ts'
import { prestage, serving } from '../cli.ts'
import { openSilentPoint } from '../silent-point.ts'

/** What a tour through every view needs: media, targets, management points that answer, keep silent, or offer no task sequence. */
export interface TourMaterial {
  readonly data: string
  readonly media: string
  readonly password: string
  readonly targets: readonly [string, string, string, string, string]
  readonly notMedia: string
  /** Names the media; it does not lie beside them. */
  readonly manifest: string
  readonly certificate: string
  readonly managementPoint: string
  readonly silentPoint: string
  readonly emptyPoint: string
  remove(): Promise<void>
}

const sampleSchema = z.object({ media: z.string(), siteFile: z.string(), passwordFile: z.string() })

/** Fills `folder`, which is removed at the end. Names and serial numbers are the same every time. */
export async function makeTourMaterial(folder: string): Promise<TourMaterial> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const data = path.join(folder, 'data')
  const sample = sampleSchema.parse(await prestage(data, 'sample', path.join(folder, 'sample')))
  const media = path.join(folder, 'W11-24H2-prestaged.wim')
  await rename(sample.media, media)
  const notMedia = path.join(folder, 'W11-24H2-notes.wim')
  await writeFile(notMedia, 'Not media, but a note about it.\n')
  const manifest = path.join(folder, 'W11-24H2.manifest.json')
  await prestage(data, 'media', 'manifest', media, '--author', 'Ana Lima', '--out', manifest)
  const certificate = path.join(folder, 'contoso-root.pem')
  mustRun('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', path.join(folder, 'contoso-root.key')],
    ...[
      '-out',
      certificate,
      '-days',
      '60',
      '-subj',
      '/CN=Contoso Issuing Authority for Devices',
      '-addext',
      'keyUsage=keyCertSign',
    ],
  ])
  const target = async (name: string, ...options: readonly string[]) => {
    const file = path.join(folder, name)
    await prestage(data, 'target', 'create', file, '--size', '64G', ...options)
    return file
  }
  const targets = [
    await target('disk-01.vhdx', '--format', 'vhdx'),
    await target('disk-02.vhdx', '--format', 'vhdx'),
    await target('disk-03.vhd', '--format', 'vhd', '--layout', 'bios'),
    await target('disk-04.img'),
    await target('disk-05.img'),
  ] as const
  const password = (await readFile(sample.passwordFile, 'utf8')).split(/\r?\n/)[0] ?? ''
  const point = (...fault: readonly string[]) =>
    serving(data, 'mp', 'rehearse', '--port', '0', '--site', sample.siteFile, ...fault)
  const site = await point()
  const silent = await openSilentPoint()
  const empty = await point('--fault', 'no-task-sequence')
  return {
    data,
    media,
    password,
    targets,
    notMedia,
    manifest,
    certificate,
    managementPoint: site.url,
    silentPoint: silent.url,
    emptyPoint: empty.url,
    remove: async () => {
      silent.close()
      await Promise.all([site.stop(), empty.stop()])
      await rm(folder, { recursive: true, force: true })
    },
  }
}
