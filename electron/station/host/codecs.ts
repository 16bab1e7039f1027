import { readFileSync } from 'node:fs'
import { type Codecs, codecsFrom } from '../../../shared/wim/codec/codecs.ts'
import { builtFile } from './built-file.ts'

const FILE = 'codecs/wim-codecs.wasm'

let compiled: WebAssembly.Module | undefined

/** The codec module, compiled once a thread; it can be posted to workers. */
export function codecModule(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(readFileSync(builtFile(FILE, 'build:codecs')))
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
