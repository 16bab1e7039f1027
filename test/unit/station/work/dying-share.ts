import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import path from 'node:path'

/**
 * To be loaded before a program: a file system in which files die or are slow, by their names. `dies-3.wim`: the third call that a
 * thread makes on it never returns, as on a share that is gone. `slow-100.wim`: each call takes 100 ms. `flush-3000.img`: its
 * disk takes 3 s to have it all. A call that never returns waits in the system, for a pipe that nobody reads.
 */
const pipe = process.env['PRESTAGE_TEST_PIPE'] ?? ''
const { openSync, readSync, writeSync, fsyncSync, fstatSync, statSync, existsSync, readFileSync, writeFileSync } = fs
const calls = new Map<string, number>()
const names = new Map<number, string>()

function pass(file: unknown, isFlush = false): void {
  const name = typeof file === 'number' ? (names.get(file) ?? '') : typeof file === 'string' ? path.basename(file) : ''
  const [, dies, slow, flush] = /^(?:dies-(\d+)|slow-(\d+)|flush-(\d+))\./.exec(name) ?? []
  const count = (calls.get(name) ?? 0) + 1
  calls.set(name, count)
  if (dies !== undefined && count >= Number(dies)) openSync(pipe, 'w')
  if (slow !== undefined) sleep(Number(slow))
  if (flush !== undefined && isFlush) sleep(Number(flush))
}

function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}

/** Whatever else a call takes goes through as it came. */
function passing<Args extends readonly unknown[], Value>(call: (...args: Args) => Value, isFlush = false) {
  return (...args: Args): Value => {
    pass(args[0], isFlush)
    return call(...args)
  }
}

Object.assign(fs, {
  openSync: (file: string, ...more: [string]) => {
    pass(file)
    const descriptor = openSync(file, ...more)
    names.set(descriptor, path.basename(String(file)))
    return descriptor
  },
  readSync: passing(readSync),
  writeSync: passing(writeSync),
  fsyncSync: passing(fsyncSync, true),
  fstatSync: passing(fstatSync),
  statSync: passing(statSync),
  existsSync: passing(existsSync),
  readFileSync: passing(readFileSync),
  writeFileSync: passing(writeFileSync),
})
syncBuiltinESMExports()
