import type { Machine } from '../../bootdata/boot-files.ts'
import { peMachine } from '../../bootdata/pe.ts'
import type { ByteSource } from '../../bytes/byte-source.ts'
import { Fault, isFault } from '../../bytes/fault.ts'
import { evidence } from '../../contract/evidence.ts'
import { phrase } from '../../phrase/phrase.ts'
import { FILE_ATTRIBUTE, type FileTree } from '../../tree/file-tree.ts'
import { dataStreamOf, indexPaths, type TreePaths } from '../../tree/tree-paths.ts'
import { readImage } from '../../wim/image.ts'
import { verifyIntegrity } from '../../wim/integrity.ts'
import { openWim, type Wim } from '../../wim/open.ts'
import { readFacts, readXml } from '../../wim/xml.ts'
import type { FirstBootHost } from '../host.ts'
import type { Finding, Note } from '../walk.ts'
import { ARCHITECTURE_OF, computerText, startsImage } from './architecture.ts'
import type { BenchDisk } from './bench-disk.ts'
import type { RamdiskBoot } from './boot-entry.ts'
import { bootFileEvidence, openBootFile } from './boot-file.ts'
import { checkImageContent } from './boot-image-content.ts'
import type { Starter } from './boot-loader.ts'
import { imagePart } from './image-part.ts'

/** Configuration Manager's start program in a boot image that the site has prepared (configmgr.md 2.2; arm64 [inferred]). */
const SHELLS = ['x64', 'i386', 'arm64'].map((folder) => `\\sms\\bin\\${folder}\\TsBootShell.exe`)
/** Says that the shell is what Windows PE starts (configmgr.md 2.2 [observed]). */
const SHELL_SETTING = '\\Windows\\System32\\winpeshl.ini'

const DRIVER_STORE = '\\Windows\\System32\\DriverStore\\FileRepository'

export interface BootImageRequest {
  readonly starter: Starter
  /** The customer's computer, when it is known. */
  readonly machine: Machine | undefined
  /** Reads all of its content, and not only what starts Windows PE. */
  readonly isDeep: boolean
  readonly signal: AbortSignal | undefined
}

/** The boot image opens, is whole, fits the loader and holds what the boot data and Configuration Manager start in it. */
export async function checkBootImage(
  disk: BenchDisk,
  boot: RamdiskBoot,
  request: BootImageRequest,
  host: FirstBootHost,
  note: Note,
): Promise<Finding<number>> {
  const { path, place } = boot.wim
  const source = openBootFile(disk, boot.wim)
  if (source === undefined) throw new Fault('boot-image-missing', { path })
  note(bootFileEvidence(boot.wim, source.size))
  const isOnEsp = place === 'boot' && disk.firmware === 'uefi'
  const reason = isOnEsp ? phrase('partition-esp') : place === 'windows' ? disk.letterProblem : undefined
  if (reason !== undefined) throw new Fault('boot-volume-no-letter', { path, reason })
  const { wim, tree, facts, isMarked } = openBootImage(source, path, host, note)
  const paths = indexPaths(tree)
  const contentOf = (file: string) => contentRow(wim, tree, paths.find(file))
  const loader = contentOf(boot.loaderPath)
  if (loader === undefined) throw new Fault('boot-image-no-loader', { path, file: boot.loaderPath })
  const shellPath = SHELLS.find((file) => contentOf(file) !== undefined)
  const shell = shellPath && contentOf(shellPath)
  if (shell === undefined || shell === '') throw new Fault('boot-image-not-prepared', { path, file: 'TsBootShell.exe' })
  const setting = contentOf(SHELL_SETTING)
  const content = { wim, source, path, first: [loader, shell, ...(setting === undefined ? [] : [setting])] }
  const read = await checkImageContent(content, request, host, note)
  const program = peMachine(read.firstBytes)
  const fromProgram = program && ARCHITECTURE_OF[program]
  note(
    fromProgram === undefined
      ? evidence('boot-image-loader-untold', { path: boot.loaderPath })
      : evidence('boot-image-loader', { path: boot.loaderPath, machine: fromProgram }),
  )
  const started = { path: shellPath ?? '', setting: 'winpeshl.ini' }
  note(evidence(setting === undefined ? 'boot-image-shell-unset' : 'boot-image-shell', started))
  note(evidence('boot-image-drivers', { count: driverPackages(tree, paths) }))
  const { starter, machine } = request
  for (const image of [facts.architecture, fromProgram ?? 'unknown']) {
    if (image !== 'unknown' && !startsImage(image, starter, machine))
      throw new Fault('boot-architecture-differs', { image, firmware: computerText(starter, machine) })
  }
  return { value: source.size, evidence: [], ...(isMarked ? {} : { basis: 'inferred' as const }) }
}

/** How many packages the boot image's driver store holds. */
function driverPackages(tree: FileTree, paths: TreePaths): number {
  const store = paths.find(DRIVER_STORE)
  if (store === undefined || ((tree.inodes.attributes[store] ?? 0) & FILE_ATTRIBUTE.DIRECTORY) === 0) return 0
  return paths.childrenOf(store).length
}

/** Header, tables, XML, integrity table and directory of the image that starts. */
function openBootImage(source: ByteSource, path: string, host: FirstBootHost, note: Note) {
  try {
    // Windows reads images that break rules which matter for applying them only.
    const wim = openWim(source, path, 'lenient')
    const isMarked = wim.header.bootIndex !== 0
    const index = isMarked ? wim.header.bootIndex : 1
    const facts = readFacts(readXml(wim, source)).images.find((image) => image.index === index)
    if (facts === undefined || index > wim.header.imageCount) throw new Fault('boot-image-no-index', { path, index })
    note(evidence('boot-image-starts', { image: index, name: facts.name, architecture: facts.architecture }))
    if (!isMarked) note(evidence('boot-image-none-marked'))
    const hasTable = verifyIntegrity(wim, source, host.sha1, () => undefined)
    const tree = readImage(wim, source, index, host.codecs, host.sha1)
    note(evidence(hasTable ? 'boot-image-integrity' : 'boot-image-no-integrity'))
    for (const { kind, count, first } of wim.notices.list()) {
      if (kind === 'boot-metadata-differs')
        throw new Fault('boot-image-damaged', { path, part: phrase('image-to-start') })
      note(evidence(kind, { count, first }))
    }
    return { wim, tree, facts, isMarked }
  } catch (error) {
    if (isFault(error) && error.code.startsWith('media-'))
      throw new Fault('boot-image-damaged', { path, part: imagePart(error) }, { cause: error })
    throw error
  }
}

/** Row of a file's content; undefined when there is no such file, or it is empty. */
function contentRow(wim: Wim, tree: FileTree, inode: number | undefined): number | undefined {
  const stream = inode === undefined ? undefined : dataStreamOf(tree, inode)
  const row = stream === undefined ? undefined : tree.streams.blob[stream]
  return row === undefined || row < 0 || row >= wim.blobs.count ? undefined : row
}
