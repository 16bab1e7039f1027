import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Codecs, codecsFrom } from '../../../shared/wim/codec/codecs.ts'

const FILE = 'codecs/wim-codecs.wasm'

/** Seen from the bundle in `out/cli`, and from the sources. */
const FOLDERS = ['..', '../../../out']

let compiled: WebAssembly.Module | undefined

/** The codec module, compiled once a thread; it can be posted to workers. */
export function codecModule(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(readFileSync(codecFile()))
  return compiled
}

let instance: Codecs | undefined

/** This thread's instance of the codecs, made from the module that another thread has compiled. */
export function codecsOfThread(module: WebAssembly.Module): Codecs {
  instance ??= codecsFrom(new WebAssembly.Instance(module).exports)
  return instance
}

/** An instance of the codecs for this thread. */
export function loadCodecs(): Codecs {
  return codecsOfThread(codecModule())
}

function codecFile(): string {
  const files = FOLDERS.map((folder) => path.join(import.meta.dirname, folder, FILE))
  const file = files.find((candidate) => existsSync(candidate))
  if (file === undefined) throw new Error(`${FILE} is missing: run npm run build:codecs`)
  return file
}
