import { phrase } from '../../../phrase/phrase.ts'
import type { InodeFacts } from '../../../tree/tree-arrays.ts'
import { ATTRIBUTE, SYSTEM_FILE } from '../layout.ts'
import { damaged, damagedRecord } from './damaged.ts'
import { readDirectory } from './directory.ts'
import { findAttribute, type NtfsFile, readFile, readReferenced } from './file.ts'
import { type FoundStream, foundStreams, inodeFacts } from './inode-facts.ts'
import { KnownFiles } from './known-files.ts'
import { type FullName, fullNames, nameKey, ownNames } from './names.ts'
import type { NtfsReader } from './open.ts'
import { readValue } from './run-reader.ts'
import { readDescriptors } from './security.ts'

/** A file as a walk meets it the first time. */
export interface FoundFile {
  readonly record: number
  readonly isDirectory: boolean
  /** `security` counts into the walk's descriptors. */
  readonly facts: InodeFacts
  readonly streams: readonly FoundStream[]
  readonly objectId: Uint8Array | undefined
  readonly extendedAttributes: Uint8Array | undefined
}

/** A directory whose names are being met. */
export interface FoundFolder {
  /** In the order of the index, the file system's own left out. */
  readonly names: readonly FullName[]
  /** The file that a name leads to, which has `number` from now on, or the number that it has when it was met before. */
  meet(name: FullName, number: number): FoundFile | number
  /** To be called when every name was met. */
  leave(): void
}

/**
 * A walk over all files of a volume but the file system's own, in an order that its user chooses: every directory that was
 * met is to be entered once. Every name in a directory must be one of the file's own names and the reverse. All of it
 * faults `target-damaged`.
 */
export interface VolumeWalk {
  /** Grows by those that files hold themselves. */
  readonly descriptors: readonly Uint8Array[]
  readonly root: FoundFile
  enter(record: number): FoundFolder
  /** To be called when every directory was entered. */
  end(): void
}

const OBJECT_ID_BYTES = 16
/** Extended attributes of one file: $EA_INFORMATION tells their size in 16 bits. */
const LARGEST_EA = 0xffff

export function startWalk(reader: NtfsReader): VolumeWalk {
  const security = readDescriptors(reader)
  const known = new KnownFiles()
  const foundIn = (file: NtfsFile): FoundFile => ({
    record: file.number,
    isDirectory: file.isDirectory,
    facts: inodeFacts(reader, file, security.indexOf(file)),
    streams: foundStreams(reader, file),
    objectId: objectIdOf(file),
    extendedAttributes: extendedAttributesOf(reader, file),
  })
  const root = readFile(reader, SYSTEM_FILE.root)
  if (!root.isDirectory) throw damagedRecord(root.number)
  return {
    descriptors: security.descriptors,
    root: foundIn(root),
    enter(directory) {
      const isWrong = () => damaged(phrase('directory-record', { index: directory }))
      const entries = readDirectory(reader, readFile(reader, directory)).filter(
        ({ reference }) => reference.record >= SYSTEM_FILE.firstUser,
      )
      return {
        names: fullNames(entries, directory),
        meet({ entry: { reference } }, number) {
          const met = known.find(reference.record)
          if (met !== undefined) {
            if (met.isDirectory || met.sequence !== reference.sequence) throw isWrong()
            return met.number
          }
          const file = readReferenced(reader, reference)
          const { sequence, isDirectory } = file
          known.add(reference.record, { number, sequence, isDirectory }, ownNames(file))
          return foundIn(file)
        },
        leave() {
          for (const entry of entries)
            if (!known.meetName(entry.reference.record, nameKey(directory, entry))) throw isWrong()
        },
      }
    },
    end() {
      for (const record of known.withUnmetNames()) throw damagedRecord(record)
    },
  }
}

function objectIdOf(file: NtfsFile): Uint8Array | undefined {
  const body = findAttribute(file, ATTRIBUTE.objectId)?.body
  return body?.kind === 'resident' && body.value.length >= OBJECT_ID_BYTES
    ? body.value.slice(0, OBJECT_ID_BYTES)
    : undefined
}

function extendedAttributesOf(reader: NtfsReader, file: NtfsFile): Uint8Array | undefined {
  const attribute = findAttribute(file, ATTRIBUTE.ea)
  if (attribute === undefined) return undefined
  const list = readValue(reader, attribute.body, LARGEST_EA)
  if (list === undefined) throw damagedRecord(file.number)
  return list.length > 0 ? list.slice() : undefined
}
