import { keptKey, type Refusal, type StoredFile, thumbnailKey } from '@wangge/files'
import type { Ports } from '@wangge/http'
import { type Language, say, type Text } from '@wangge/problem'
import type { FileStanding, FileView } from '../contract.ts'
import { caseIdOf } from '../table/file.ts'
import { filesIn } from './uploads.ts'

const why: Readonly<Record<Refusal, Text>> = {
  size: say('大小与申请的不符', 'Not as large as was said'),
  hash: say('内容与申请的不符', 'Not the bytes that were announced'),
  type: say('不是所说的类型，或不收此类型', 'Not of the type that was said, or of one that is not taken'),
  damaged: say('图片已损坏，无法读取', 'The image is damaged'),
  pixels: say('图片像素过多，请缩小后再传', 'The image has too many pixels: send a smaller one'),
  expired: say('已过期删除', 'It was deleted after its time'),
}

const unfit = say('文件是空的，或者太大', 'The file is empty or too large')
const noPhoto = say(
  '这不是能收的照片。iPhone 的 HEIC 照片请截图后上传，或在“设置－相机－格式”里选“兼容性最佳”再拍',
  'Not a photo that can be taken. A HEIC photo of an iPhone: send a screenshot of it, or choose Settings – Camera – Formats – Most Compatible and take it again',
)

/** Why it was refused, in words of whoever sent it. */
const whyRefused = ({ kind, type, bytes }: StoredFile, refused: Refusal): Text => {
  if (refused === 'size' && bytes === undefined) return unfit
  if (refused === 'type' && kind === 'photo' && type === undefined) return noPhoto
  return why[refused]
}

/** What became of it. */
export const standingOf = (file: StoredFile, language: Language): FileStanding => {
  const { fileId, kind, state, refused } = file
  return {
    fileId,
    kind,
    state,
    ...(refused && { refused: { code: refused, detail: whyRefused(file, refused)[language] } }),
  }
}

const linkMinutes = 5
const extension: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'audio/amr': 'amr',
  'audio/mp4': 'm4a',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'application/pdf': 'pdf',
}

/** Links to what is kept of a file, for some minutes. */
export const linksTo = async ({ fileId, kept }: StoredFile, origin: string, ports: Pick<Ports, 'files' | 'now'>) => {
  if (!kept) return undefined
  const { now } = ports
  const files = filesIn(ports)
  const until = new Date(Date.parse(now) + linkMinutes * 60_000).toISOString()
  const link = async (key: string, type: string) => {
    const name = `${fileId.slice(0, 8)}.${extension[type]}`
    return new URL(await files.link(key, { type, name, until }, now), origin).href
  }
  const thumbnail = kept.thumbnail && (await link(thumbnailKey(fileId), 'image/jpeg'))
  return { file: await link(keptKey(fileId), kept.type), ...(thumbnail && { thumbnail }), until }
}

/** A file with links to what is kept of it. */
export const fileView = async (
  file: StoredFile,
  { language, origin }: { language: Language; origin: string },
  ports: Pick<Ports, 'files' | 'now'>,
): Promise<FileView> => {
  const { type, bytes, kept, place, takenAt, at, memberId, state } = file
  return {
    ...standingOf(file, language),
    type,
    bytes,
    ...(kept && { type: kept.type, bytes: kept.bytes, sha256: kept.sha256, width: kept.width, height: kept.height }),
    place: place && { lon: place.lon, lat: place.lat, crs: 'WGS-84' },
    takenAt,
    at,
    memberId,
    caseId: caseIdOf(file),
    links: state === 'ready' ? await linksTo(file, origin, ports) : undefined,
  }
}
