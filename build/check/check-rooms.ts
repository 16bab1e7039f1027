import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Import, importsOf } from './imports-of.ts'
import { HELD, ROOMS, type Room } from './rooms.ts'

/** Problems with the imports of `files` (paths from `root`, with `/`), one line each. */
export function checkRooms(root: string, files: readonly string[]): readonly string[] {
  return files
    .filter((file) => /\.tsx?$/.test(file) && HELD.some((folder) => isIn(file, folder)))
    .flatMap((file) => checkFile(file, readFileSync(path.join(root, file), 'utf8')))
}

function checkFile(file: string, source: string): readonly string[] {
  const room = roomOf(file)
  if (room === undefined) return [`${file}: belongs to no room of build/check/rooms.ts`]
  return importsOf(file, source).flatMap((one) => {
    const problem = problemOf(file, room, one)
    return problem === undefined ? [] : [`${file}:${one.line}: ${problem}`]
  })
}

function problemOf(file: string, room: Room, { specifier }: Import): string | undefined {
  if (specifier.startsWith('node:')) {
    return room.node ? undefined : `${room.path} may not import ${specifier}`
  }
  if (specifier.startsWith('.')) {
    const target = path.posix.join(path.posix.dirname(file), specifier)
    const allowed = roomOf(target) === room || room.may.some((may) => isIn(target, may))
    return allowed ? undefined : `${room.path} may not import ${target}`
  }
  const allowed = (room.packages ?? []).some((name) => isIn(specifier, name))
  return allowed ? undefined : `${room.path} may not import the package ${specifier}`
}

function roomOf(file: string): Room | undefined {
  return ROOMS.filter(({ path }) => isIn(file, path)).sort((a, b) => b.path.length - a.path.length)[0]
}

function isIn(file: string, folder: string): boolean {
  return file === folder || file.startsWith(`${folder}/`)
}
