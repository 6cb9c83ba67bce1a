import { formatted } from '@wangge/contract'
import * as z from 'zod'

/** What a file is to people. */
export const fileKinds = ['photo', 'voice', 'document'] as const
export const FileKind = z.enum(fileKinds)
export type FileKind = z.output<typeof FileKind>

/** Types that each kind takes. HEIC and WebP have no decoder here: phones hand out JPEG when a form asks for it. */
export const typesOf = {
  photo: ['image/jpeg', 'image/png'],
  voice: ['audio/amr', 'audio/mp4', 'audio/mpeg', 'audio/ogg'],
  document: ['application/pdf', 'image/jpeg', 'image/png'],
} as const satisfies Record<FileKind, readonly string[]>

/** Larger than this none is taken, whatever a county says. */
export const mostBytes = 25 * 1024 * 1024
/** Nor is an image kept that is larger than this when it is made anew. */
export const mostMade = 64 * 1024 * 1024

export const fileTypes = [...typesOf.photo, ...typesOf.voice, 'application/pdf'] as const
export const FileType = z.enum(fileTypes)
export type FileType = z.output<typeof FileType>

export const isImage = (type: FileType): type is 'image/jpeg' | 'image/png' => type.startsWith('image/')

/** Where a file is on its way: the form is given out, it was sent, it was looked at and kept, or it was refused. */
export const fileStates = ['open', 'received', 'ready', 'refused'] as const
export const FileState = z.enum(fileStates)

/** Why a file was refused. */
export const refusals = ['size', 'hash', 'type', 'damaged', 'pixels', 'expired'] as const
export const Refusal = z.enum(refusals)
export type Refusal = z.output<typeof Refusal>

export const FileId = formatted(/^[A-Za-z0-9_-]{1,64}$/, 'id', 'Zk3v9QpLm2').meta({ title: 'FileId' })
/** A file that a resident sent. */
export const OwnFileId = FileId.meta({ title: 'OwnFileId' })
