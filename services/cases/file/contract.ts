import { CaseId, event, formatted, Instant, job, MemberId, route } from '@wangge/contract'
import { Place } from '@wangge/county/locate'
import { FileId, FileKind, FileState, FileType, OwnFileId, Refusal } from '@wangge/files/kinds'
import { say } from '@wangge/problem'
import * as z from 'zod'

const tag = 'files'
export const params = z.object({ fileId: FileId })
const own = z.object({ fileId: OwnFileId })
const Sha256 = formatted(
  /^[0-9a-f]{64}$/,
  'sha256-hex',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
)

/** What somebody is about to send. */
export const Announced = z.strictObject({
  kind: FileKind,
  type: FileType,
  /** Exactly so many will be taken. */
  bytes: z.int().min(1),
  sha256: Sha256.optional(),
  /** Where the record was made: of this one moment, given by hand, never read from the file. */
  place: Place.optional(),
  takenAt: Instant.optional(),
})
export type Announced = z.output<typeof Announced>

/** The form by which it is sent: `multipart/form-data`, its fields first, then the file as `file`; 204 when it arrived. */
const UploadForm = z.object({
  method: z.literal('POST'),
  url: z.url(),
  fields: z.record(z.string(), z.string()),
})

export const FileOpened = z.object({
  fileId: FileId,
  state: FileState,
  /** Until when it may be sent. */
  until: Instant,
  /** Absent once it was sent. */
  upload: UploadForm.optional(),
})
export type FileOpened = z.output<typeof FileOpened>

/** What became of a file, for whoever sent it. */
export const FileStanding = z.object({
  fileId: FileId,
  kind: FileKind,
  state: FileState,
  refused: z.object({ code: Refusal, detail: z.string() }).optional(),
})
export type FileStanding = z.output<typeof FileStanding>

/** Signed, for whoever asks now; they open nothing after `until`. */
export const FileLinks = z.object({ file: z.url(), thumbnail: z.url().optional(), until: Instant })

/** A file; type, bytes and hash are of what is kept: images are made anew, without what their camera wrote into them. */
export const FileView = FileStanding.extend({
  type: FileType.optional(),
  bytes: z.int().optional(),
  sha256: Sha256.optional(),
  width: z.int().optional(),
  height: z.int().optional(),
  place: Place.optional(),
  takenAt: Instant.optional(),
  at: Instant,
  /** Who sent it; a resident when absent. */
  memberId: MemberId.optional(),
  caseId: CaseId.optional(),
  links: FileLinks.optional(),
})
export type FileView = z.output<typeof FileView>

export const photo = {
  kind: 'photo',
  type: 'image/jpeg',
  bytes: 482_133,
  place: { lon: 119.642, lat: 29.08, crs: 'WGS-84' },
} as const

export const sendFile = route({
  method: 'POST',
  path: '/v1/files',
  action: 'file.send',
  tag,
  status: 201,
  summary: say('申请上传照片、录音或文件', 'Ask for a form to send a photo, a recording or a document'),
  body: Announced,
  answer: FileOpened,
  example: { body: photo },
})

export const completeFile = route({
  method: 'POST',
  path: '/v1/files/{fileId}/complete',
  action: 'file.send',
  tag,
  summary: say('已上传，请检查', 'It was sent: look at it'),
  params,
  answer: FileStanding,
})

export const sendOwnFile = route({
  method: 'POST',
  path: '/v1/public/files',
  action: 'public',
  tag: 'public',
  status: 201,
  summary: say('居民上报前申请上传，无需账号', 'Ask for a form to send a file before reporting, no account needed'),
  body: Announced,
  answer: FileOpened,
  example: { body: photo },
})

export const completeOwnFile = route({
  method: 'POST',
  path: '/v1/public/files/{fileId}/complete',
  action: 'public',
  tag: 'public',
  summary: say('居民已上传，请检查', 'A resident has sent it: look at it'),
  params: own,
  answer: FileStanding,
})

export const getOwnFile = route({
  method: 'GET',
  path: '/v1/public/files/{fileId}',
  action: 'public',
  tag: 'public',
  summary: say('居民查看上传结果', 'What became of a file that a resident sent'),
  params: own,
  answer: FileStanding,
})

export const fileReceived = event({
  type: 'cases.file-received.v1',
  title: say('文件已上传，待检查', 'A file was sent and waits to be looked at'),
  data: z.object({ fileId: FileId }),
  example: { fileId: 'q3hV0m8xT2bK7nW1cR5yAz' },
  byDarkroom: true,
})

export const sweepFiles = job({
  name: 'sweep-files',
  cron: '20 * * * *',
  title: say('每小时删除无人使用的上传文件', 'Delete every hour what was sent and belongs to nothing'),
})
