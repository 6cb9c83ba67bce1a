import { develop, type ImageType } from './develop.ts'

/** What the one who waits sends to this process, once. */
export interface Asked {
  readonly bytes: Uint8Array
  readonly type: ImageType
  readonly fileId: string
}

process.once('message', async ({ bytes, type, fileId }: Asked) => {
  process.send?.(await develop(bytes, type, fileId), () => process.disconnect())
})
// whoever waited is gone
process.once('disconnect', () => process.exit())
