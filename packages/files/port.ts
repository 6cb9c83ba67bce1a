import type { Develop } from './develop.ts'

export type { Develop }

/** A form for one upload, `multipart/form-data`: its fields first, then the file as `file`. One form for every engine. */
export interface UploadForm {
  readonly method: 'POST'
  /** Absolute, or a path of the county's own server. */
  readonly url: string
  readonly fields: Readonly<Record<string, string>>
}

/** What may be sent by a form: one object of one type, not larger than this, until then. */
export interface Upload {
  readonly key: string
  readonly type: string
  /** At least and at most so many bytes. */
  readonly least: number
  readonly most: number
  readonly until: string
  /** Where a browser is sent (303) when the file has arrived; nothing is answered (204) without it. */
  readonly backTo?: string
}

/** How an object is given out: as what, under which name, until when. */
export interface Link {
  readonly type: string
  readonly name: string
  readonly until: string
}

/**
 * The bytes of files. A key is `new/<id>` for what was just sent, `made/<id>` for what a darkroom in a place of its own
 * made of it, `kept/<id>` for what was looked at; what is under `new/` and `made/` may disappear after a day.
 */
export interface Files {
  form(upload: Upload, now: string): Promise<UploadForm>
  /** Signed: whoever has it may read this one object until it expires. */
  link(key: string, link: Link, now: string): Promise<string>
  /** Its bytes, or undefined when there is none. */
  size(key: string): Promise<number | undefined>
  /** Throws when it is larger than `most`. */
  read(key: string, most: number): Promise<Buffer | undefined>
  /** On the disk before it resolves. */
  put(key: string, bytes: Uint8Array, type: string): Promise<void>
  /** Nothing happens when there is none. */
  remove(key: string): Promise<void>
}

const keyForm = /^(new|made|kept)\/[A-Za-z0-9_-]{1,64}(\.thumbnail)?$/
/** Throws for what cannot be a key: a driver makes a path of it. */
export const demandKey = (key: string): string => {
  if (!keyForm.test(key)) throw new Error('not a key of a file')
  return key
}

export const newKey = (fileId: string): string => `new/${fileId}`
export const madeKey = (fileId: string): string => `made/${fileId}`
export const keptKey = (fileId: string): string => `kept/${fileId}`
export const thumbnailKey = (fileId: string): string => `kept/${fileId}.thumbnail`

/** Seconds from now to an instant, at least one: for signatures that say how long they hold. */
export const secondsUntil = (until: string, now: string): number =>
  Math.max(1, Math.round((Date.parse(until) - Date.parse(now)) / 1000))

/** Never shown by a browser as a page: it is a file to be kept, whatever is in it. */
export const disposition = (name: string): string => `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`
