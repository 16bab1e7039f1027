import { z } from 'zod'

const partitionSchema = z.object({
  index: z.number().int(),
  kind: z.enum(['esp', 'msr', 'windows', 'recovery', 'other']),
  name: z.string(),
  firstByte: z.number(),
  byteLength: z.number(),
  fileSystem: z.enum(['fat32', 'ntfs', 'none', 'unknown', 'marker']),
})

export const targetFactsSchema = z.object({
  path: z.string(),
  bytes: z.number(),
  container: z.enum(['raw']),
  table: z.enum(['gpt']),
  diskGuid: z.string(),
  sectorSize: z.number(),
  partitions: z.array(partitionSchema),
  volumeLabel: z.string(),
  volumeSerial: z.string(),
  clusterSize: z.number(),
  state: z.enum(['fresh', 'holds-files', 'incomplete', 'not-formatted']),
  found: z.array(z.string()),
})
export type TargetFacts = z.infer<typeof targetFactsSchema>

export const targetCreateSchema = z.object({
  path: z.string().min(1),
  bytes: z.number().int().positive(),
  layout: z.enum(['uefi']).default('uefi'),
  format: z.enum(['raw']).default('raw'),
  volumeLabel: z.string().max(32).default('Windows'),
})
