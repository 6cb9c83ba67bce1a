import { createHash } from 'node:crypto'
import type { File } from './file.ts'
import { type FileKind, isImage, type Refusal, typesOf } from './kinds.ts'
import { type Develop, type Files, keptKey, newKey, thumbnailKey } from './port.ts'
import { sniff } from './sniff.ts'
import { untag } from './untag.ts'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const refuse = (file: File, refused: Refusal): File => ({ ...file, state: 'refused', refused })
const isOf = (kind: FileKind, type: string): boolean => (typesOf[kind] as readonly string[]).includes(type)

/**
 * Looks at what was sent: is it as large as was said, the same bytes, of a type that its kind takes and that was said?
 * Images are made anew, without what was written into them; recordings lose their tags. What is kept lies there
 * before this answers, and doing it again changes nothing.
 */
export const lookAt = async (
  file: File,
  { files, develop }: { files: Files; develop: Develop },
  most: number,
): Promise<File> => {
  const { fileId, kind } = file
  const size = await files.size(newKey(fileId))
  if (!size || size > (file.bytes ?? most) || (file.bytes !== undefined && size < file.bytes))
    return refuse(file, 'size')
  const sent = await files.read(newKey(fileId), size)
  if (!sent) return refuse(file, 'size')
  if (file.sha256 !== undefined && file.sha256 !== sha256(sent)) return refuse(file, 'hash')
  const type = sniff(sent)
  if (!type || !isOf(kind, type) || (file.type ?? type) !== type) return refuse(file, 'type')
  if (!isImage(type)) {
    const bytes = untag(sent, type)
    if (!bytes) return refuse(file, 'damaged')
    await files.put(keptKey(fileId), bytes, type)
    return { ...file, state: 'ready', kept: { type, bytes: bytes.length, sha256: sha256(bytes) } }
  }
  const made = await develop(sent, type, fileId)
  if ('refused' in made) return refuse(file, made.refused)
  const { bytes, width, height, thumbnail } = made
  await files.put(keptKey(fileId), bytes, type)
  await files.put(thumbnailKey(fileId), thumbnail, 'image/jpeg')
  const kept = { type, bytes: bytes.length, sha256: sha256(bytes), width, height, thumbnail: true as const }
  return { ...file, state: 'ready', kept }
}
