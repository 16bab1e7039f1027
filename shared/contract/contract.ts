import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { aboutSchema, thirdPartySchema } from './about.ts'
import { firstBootReportSchema, stepReportSchema } from './check.ts'
import { digestListSchema } from './digests.ts'
import { runEventSchema } from './events.ts'
import { labelOrderSchema, labelsSchema } from './label.ts'
import { logChoicesSchema, logListInputSchema, logPageInputSchema, logPageSchema } from './log.ts'
import { madeManifestSchema, manifestOrderSchema } from './manifest.ts'
import {
  contentVerdictSchema,
  fileReferenceSchema,
  manifestReadingSchema,
  mediaFactsSchema,
  mediaListItemSchema,
  mediaVerdictSchema,
} from './media.ts'
import { pointAnswerSchema, pointTestSchema } from './point-answer.ts'
import { problemSchema } from './problem.ts'
import { reportOrderSchema, reportSchema } from './report.ts'
import {
  firstBootInputSchema,
  interruptedRunSchema,
  laterCheckInputSchema,
  provisionInputSchema,
  resumeInputSchema,
  runRowSchema,
  runStorySchema,
  stationJobSchema,
} from './run.ts'
import { namedFileSchema, scanSchema } from './scan.ts'
import { settingsChangeSchema, settingsViewSchema } from './settings.ts'
import { breakOrderSchema, lockFactsSchema, targetCreateSchema, targetFactsSchema } from './target.ts'
import { certificateFactsSchema, distrustOrderSchema, trustAnchorSchema, trustOrderSchema } from './trust.ts'

/** Every expected failure travels as this one error; its data names the catalogue entry. */
const base = oc.errors({ PROBLEM: { status: 422, data: problemSchema } })

/** Opens protected variables of the media, for their facts: it lives in the station's memory only. */
const password = z.string().max(256).optional()
const mediaReference = z.object({ media: fileReferenceSchema })
/** Reads on where a media breaks a rule without being unsafe, and tells each rule that was relaxed. */
const lenient = z.boolean().default(false)
const targetReference = z.object({ target: fileReferenceSchema })

const startedJobSchema = z.object({
  job: z.string(),
  runs: z.array(z.object({ run: z.string(), target: z.string() })),
})

const byteProgress = z.object({ event: z.literal('progress'), doneBytes: z.number(), totalBytes: z.number() })

/** The station's contract. The same router answers it in-process, over a message port and over a WebSocket. */
export const contract = {
  files: {
    /** Exchanges a path that the user named for a token; refused on faces that may not name paths. */
    name: base.input(z.object({ path: z.string().min(1).max(4096) })).output(namedFileSchema),
  },
  media: {
    inspect: base.input(mediaReference.extend({ lenient, password })).output(mediaFactsSchema),
    verify: base
      .input(
        mediaReference.extend({
          expectedSha256: z.string().optional(),
          manifest: fileReferenceSchema.optional(),
          lenient,
          password,
        }),
      )
      .output(eventIterator(byteProgress, mediaVerdictSchema)),
    /** The same where nothing is known that the file's digest could be compared with; it is not taken. */
    verifyContent: base
      .input(mediaReference.extend({ lenient, password }))
      .output(eventIterator(byteProgress, contentVerdictSchema)),
    import: base
      .input(
        mediaReference.extend({
          expectedSha256: z.string().optional(),
          manifest: fileReferenceSchema.optional(),
          /** Copies the media into the station's library; otherwise they are recorded where they lie. */
          copy: z.boolean().default(false),
          password,
        }),
      )
      .output(eventIterator(byteProgress, mediaListItemSchema)),
    /** Verifies media of the list against their recorded digest, and records how that ended. Fault `media-not-found`. */
    verifyAgain: base.input(z.object({ id: z.string() })).output(eventIterator(byteProgress, mediaListItemSchema)),
    /** The manifest that is named, or the one that lies beside the media; null where none lies there. */
    readManifest: base
      .input(mediaReference.extend({ manifest: fileReferenceSchema.optional() }))
      .output(manifestReadingSchema.nullable()),
    /** What the copies in the station's library take. */
    librarySize: base.output(z.object({ bytes: z.number(), copies: z.number() })),
    /** Takes media from the list, and from the library where they are a copy. */
    remove: base.input(z.object({ id: z.string() })).output(z.object({ removed: z.boolean() })),
    list: base.output(z.array(mediaListItemSchema)),
    /** A token for media of the list. Fault `media-not-found`. */
    choose: base.input(z.object({ id: z.string() })).output(namedFileSchema),
    /** Verifies the media and writes its manifest beside it, signed when a PKCS#12 file is named. */
    manifest: base.input(manifestOrderSchema).output(eventIterator(byteProgress, madeManifestSchema)),
  },
  target: {
    create: base.input(targetCreateSchema).output(targetFactsSchema),
    inspect: base.input(targetReference).output(targetFactsSchema),
    /** Whose locks the target of a run bears, and the name of its file. Faults `run-not-found`, `target-silent`. */
    locks: base
      .input(z.object({ run: z.string().max(64) }))
      .output(z.object({ name: z.string(), locks: z.array(lockFactsSchema) })),
    /** Takes these locks away. Faults `target-lock-not-confirmed`, `target-lock-changed`, `target-in-use`. */
    breakLock: base.input(breakOrderSchema).output(z.object({ broken: z.number() })),
  },
  run: {
    /** Starts the job and returns its runs at once, one for each target, in the order given. */
    start: base.input(provisionInputSchema).output(startedJobSchema),
    /** Events of all runs of a job from its start; ends when every run has its result. */
    watch: base.input(z.object({ job: z.string() })).output(eventIterator(runEventSchema)),
    /** Runs that their station did not end, each the last one on its target. */
    interrupted: base.output(z.array(interruptedRunSchema)),
    /** Goes on with interrupted runs as runs of a new job; the log keeps both. */
    resume: base.input(resumeInputSchema).output(startedJobSchema),
    cancel: base.input(z.object({ job: z.string() })).output(z.object({ cancelled: z.boolean() })),
    /** Jobs that are under way, the oldest first, then those that wait for their turn. */
    jobs: base.output(z.array(stationJobSchema)),
    /** The same at each change. */
    watchJobs: base.output(eventIterator(z.array(stationJobSchema))),
    /** Lets a waiting job go before the one that waits before it. */
    moveUp: base.input(z.object({ job: z.string() })).output(z.object({ moved: z.boolean() })),
    /** Events of all jobs from now on. */
    watchAll: base.output(eventIterator(runEventSchema)),
  },
  trust: {
    /** Certificates that this station trusts, and for what. */
    list: base.output(z.array(trustAnchorSchema)),
    /** The certificates of a file, which is all that a face shows before they are trusted. Fault `trust-certificate-damaged`. */
    read: base.input(z.object({ certificate: fileReferenceSchema })).output(z.array(certificateFactsSchema)),
    /** Faults `trust-certificate-damaged`, `trust-certificate-changed`. */
    add: base.input(trustOrderSchema).output(z.array(trustAnchorSchema)),
    remove: base.input(distrustOrderSchema).output(z.object({ removed: z.boolean() })),
  },
  firstBoot: {
    check: base.input(firstBootInputSchema).output(firstBootReportSchema),
    /** The same, each step told as it starts and ends. */
    follow: base.input(firstBootInputSchema).output(eventIterator(stepReportSchema, firstBootReportSchema)),
    /** Provisioned runs whose management point has not let their media in yet. */
    waiting: base.output(z.array(runRowSchema)),
    /** Holds the conversation of such a run and adds its report to the record. Faults `no-digest-list`, `media-of-another-run`. */
    later: base.input(laterCheckInputSchema).output(firstBootReportSchema),
  },
  log: {
    list: base.input(logListInputSchema).output(z.array(runRowSchema)),
    /** A stretch of the log, and how many runs the filter lets through in all. */
    page: base.input(logPageInputSchema).output(logPageSchema),
    /** All runs of a device, the newest first. */
    device: base
      .input(z.object({ serial: z.string().max(64), limit: z.number().int().positive().max(500).default(500) }))
      .output(z.array(runRowSchema)),
    /** Operators, stations, media and failure codes that stand in the log. */
    choices: base.output(logChoicesSchema),
    /** Labels of provisioned runs. Faults `run-not-found`, `no-label`. */
    label: base.input(labelOrderSchema).output(labelsSchema),
    /** All runs of a device with their proofs, or a stretch of time in numbers. Fault `run-not-found`. */
    report: base.input(reportOrderSchema).output(reportSchema),
    show: base.input(z.object({ run: z.string() })).output(runStorySchema),
    /** A token for the target of a run. */
    target: base.input(z.object({ run: z.string() })).output(namedFileSchema),
    /** Every file that a proven run left on its target, with its digest. */
    digests: base.input(z.object({ run: z.string() })).output(digestListSchema),
    /** What the first-boot check of a run did, line by line, as CMTrace reads it. Fault `no-transcript`. */
    transcript: base.input(z.object({ run: z.string() })).output(z.object({ run: z.string(), text: z.string() })),
  },
  settings: {
    read: base.output(settingsViewSchema),
    /** Faults `setting-locked`, `station-folder`. */
    change: base.input(settingsChangeSchema).output(settingsViewSchema),
    /** Asks a management point whether it is there, with the trust that the settings give it. */
    testPoint: base.input(pointTestSchema).output(pointAnswerSchema),
  },
  station: {
    /** What a scanner has read. */
    identify: base.input(z.object({ text: z.string().max(4096) })).output(scanSchema),
    about: base.output(aboutSchema),
    /** What others made and is shipped with the station, with full texts. */
    thirdParties: base.output(z.array(thirdPartySchema)),
  },
}

export type StationContract = typeof contract
