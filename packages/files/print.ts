import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { Develop, Developed, Undeveloped } from './develop.ts'
import { isImage, mostBytes, mostMade } from './kinds.ts'
import { type Files, madeKey, newKey } from './port.ts'
import { sniff } from './sniff.ts'

const of = z.string()
const Head = z.union([
  z.object({ of, refused: z.enum(['damaged', 'pixels']) }),
  z.object({ of, width: z.int(), height: z.int(), length: z.int() }),
])
type Head = z.output<typeof Head>

/** The image itself, its head and its small one. */
const mostPrint = mostMade + 1024 * 1024
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const line = (head: Head): Buffer => Buffer.from(`${JSON.stringify(head)}\n`)

/** One object for an image, its small one and what they were made of: no half is ever read beside another's. */
const pack = (sent: Uint8Array, made: Developed | Undeveloped): Uint8Array => {
  const of = sha256(sent)
  if ('refused' in made) return line({ of, refused: made.refused })
  const { bytes, width, height, thumbnail } = made
  return Buffer.concat([line({ of, width, height, length: bytes.length }), bytes, thumbnail])
}

/**
 * Develops what was sent and lays the print where its room finds it. What is no image, or too large to be any file, is
 * left: the room says what is wrong with it.
 */
export const developInto =
  (files: Files, develop: Develop) =>
  async (fileId: string): Promise<void> => {
    const size = await files.size(newKey(fileId))
    if (!size || size > mostBytes) return
    const sent = await files.read(newKey(fileId), mostBytes)
    const type = sent && sniff(sent)
    if (!type || !isImage(type)) return
    await files.put(madeKey(fileId), pack(sent, await develop(sent, type, fileId)), 'application/octet-stream')
  }

/**
 * Images as the darkroom made them: it has been there before a room hears of the file. What it hands over is believed
 * to be an image of what the room itself read, and looked at again for being one.
 */
export const developedElsewhere =
  (files: Pick<Files, 'read'>): Develop =>
  async (sent, type, fileId) => {
    const print = await files.read(madeKey(fileId), mostPrint)
    if (!print) throw new Error('the darkroom has not been there')
    const end = print.indexOf('\n')
    const head = Head.parse(JSON.parse(print.toString('utf8', 0, end)))
    // sent once more in between: what is looked at now is not what was developed
    if (head.of !== sha256(sent)) return { refused: 'damaged' }
    if ('refused' in head) return { refused: head.refused }
    const { width, height, length } = head
    const bytes = print.subarray(end + 1, end + 1 + length)
    const thumbnail = print.subarray(end + 1 + length)
    if (sniff(bytes) !== type || sniff(thumbnail) !== 'image/jpeg') throw new Error('the darkroom made no image')
    return { bytes, width, height, thumbnail }
  }
