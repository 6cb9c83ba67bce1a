import { defineEntity, type Stored } from '@wangge/table'
import * as z from 'zod'
import { FileKind, FileState, FileType, Refusal } from './kinds.ts'

/** A file as it rests in a row of the room that asked for it; its bytes lie with the engine. */
export const File = z.object({
  fileId: z.string(),
  kind: FileKind,
  /** What it was said to be; a browser's form does not say. */
  type: FileType.optional(),
  bytes: z.int().optional(),
  sha256: z.string().optional(),
  /** Where the record was made, WGS-84, as the client said: never read from the file. */
  place: z.object({ lon: z.number(), lat: z.number(), crs: z.string() }).optional(),
  takenAt: z.string().optional(),
  /** Who sends it; a resident when absent. */
  memberId: z.string().optional(),
  at: z.string(),
  state: FileState,
  refused: Refusal.optional(),
  /** What is kept of it: an image without what its camera wrote into it. */
  kept: z
    .object({
      type: FileType,
      bytes: z.int(),
      sha256: z.string(),
      width: z.int().optional(),
      height: z.int().optional(),
      thumbnail: z.literal(true).optional(),
    })
    .optional(),
  /** What it belongs to, `case#7KM3QX9TPD`; a file belongs to one thing only. */
  of: z.string().optional(),
  /** Until when it waits to belong to something. */
  until: z.string(),
  /** Of rows from before ADR 017: nothing reads it. */
  asked: z.string().optional(),
})
export type File = z.output<typeof File>

/** Partitions of index 2: the sweep reads them one by one. */
export const fileShards = 4
const shardOf = (fileId: string): number => fileId.charCodeAt(fileId.length - 1) % fileShards

/** Does nothing hold it? Then it goes when its time is up. */
const isLoose = ({ of, state }: File): boolean => of === undefined || state !== 'ready'

/** Files of one room: listed by what they belong to, swept while they belong to nothing. */
export const defineFile = (prefix: string) =>
  defineEntity(prefix, 'file', {
    schema: File,
    key: ({ fileId }: { fileId: string }) => [`file#${fileId}`, 'file'],
    index: {
      1: (file) => (file.of === undefined ? undefined : [`files#${file.of}`, `${file.at}#${file.fileId}`]),
      2: (file) => (isLoose(file) ? [`loose#${shardOf(file.fileId)}`, file.until] : undefined),
    },
    brief: ['fileId'],
  })
export type FileEntity = ReturnType<typeof defineFile>
export type StoredFile = Stored<FileEntity>
