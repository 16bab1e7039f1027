import type { BlobReply, BlobShared } from '../blobs/blob-protocol.ts'
import type { WriterReply } from '../blobs/blob-writer.ts'
import type { MediaOrder, MediaReply } from '../media-hashes.ts'

/** What a thread can be asked to do: by task, its order and what it answers. */
export interface ThreadTasks {
  readonly decode: {
    readonly order: { readonly shared: BlobShared; readonly codecs: WebAssembly.Module }
    readonly reply: BlobReply
  }
  readonly hash: { readonly order: { readonly shared: BlobShared }; readonly reply: BlobReply }
  readonly write: {
    /** `sinkModule` is the URL of a module that opens sinks in place of `blob-sink.ts`. */
    readonly order: { readonly shared: BlobShared; readonly sink: number; readonly sinkModule: string | undefined }
    readonly reply: WriterReply
  }
  readonly hashWholeFile: { readonly order: MediaOrder; readonly reply: MediaReply<string> }
  readonly checkIntegrity: { readonly order: MediaOrder; readonly reply: MediaReply<boolean> }
}

export type TaskName = keyof ThreadTasks
export type OrderOf<Task extends TaskName> = ThreadTasks[Task]['order']
export type ReplyOf<Task extends TaskName> = ThreadTasks[Task]['reply']

export type TaskMessage = {
  readonly [Task in TaskName]: { readonly task: Task; readonly order: OrderOf<Task> }
}[TaskName]
