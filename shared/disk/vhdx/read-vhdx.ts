import type { ByteSource } from '../../bytes/byte-source.ts'
import type { BlockMap } from '../block-map.ts'
import { NO_PLACE } from '../file-ranges.ts'
import { readBlockTable, type VhdxBlocks } from './block-table.ts'
import { type CurrentHeader, MIB, readCurrentHeader } from './header.ts'
import { type Replay, readReplay } from './log-replay.ts'
import { readMetadata } from './metadata.ts'
import { type Regions, readRegions } from './regions.ts'
import { replayedFile } from './replayed-file.ts'

export interface ReadVhdx {
  readonly header: CurrentHeader
  /** What must be written before anything else is. */
  readonly replay: Replay | undefined
  /** The file with the log replayed in memory. */
  readonly view: ByteSource
  readonly regions: Regions
  readonly blocks: VhdxBlocks
  readonly map: BlockMap
}

/** All that a VHDX's own structures say, each checked. Faults `target-damaged`, `target-unsupported`. */
export function readVhdx(file: ByteSource): ReadVhdx {
  const header = readCurrentHeader(file)
  const replay = readReplay(file, header)
  const view = replay === undefined ? file : replayedFile(file, replay)
  const regions = readRegions(view)
  const parameters = readMetadata(view, regions.metadata)
  const blocks = readBlockTable(view, regions.blockTable, parameters, [...regions.all, header.log])
  const { blockSize, diskSize } = parameters
  const map: BlockMap = {
    size: diskSize,
    runAt(offset) {
      const block = Math.floor(offset / blockSize)
      const within = offset - block * blockSize
      const place = blocks.places[block] ?? NO_PLACE
      return { fileOffset: place === NO_PLACE ? -1 : place * MIB + within, length: blockSize - within }
    },
  }
  return { header, replay, view, regions, blocks, map }
}
