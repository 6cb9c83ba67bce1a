import sharp from 'sharp'
import { mostMade } from './kinds.ts'

/** An image as it is kept: its pixels and nothing else, the way up that its camera said, and a small one of it. */
export interface Developed {
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
  /** JPEG. */
  readonly thumbnail: Uint8Array
}

export interface Undeveloped {
  readonly refused: 'damaged' | 'pixels'
}

export type ImageType = 'image/jpeg' | 'image/png'
/** Reads an image and makes it anew; the file it is of tells where somebody else has done so. */
export type Develop = (bytes: Uint8Array, type: ImageType, fileId: string) => Promise<Developed | Undeveloped>

/**
 * An image of few bytes may unfold to many, or take for ever. What phones call 50 megapixels is 8192 × 6144, for which
 * the hungriest image (PNG, 16 bits, interlaced) takes 650 MB and six seconds of a processor.
 */
const most = { megapixels: 50.5, seconds: 25 }
const thumbnailEdge = 320
const quality = { image: 88, thumbnail: 75 }
const white = '#ffffff'

// strangers’ bytes are read as what is taken, and as nothing else that the library could read
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer'] })
// one image after the other, each by one thread: nothing is worth keeping between them
sharp.cache(false)
sharp.concurrency(1)

/** Why an image is refused; undefined when the time was over, which a busy machine may be to blame for. */
const refusalIn = (words: string): Undeveloped['refused'] | undefined => {
  if (words.includes('pixel limit')) return 'pixels'
  return words.includes('timeout') ? undefined : 'damaged'
}

/** Made anew from its pixels: what a camera or a liar wrote beside them cannot be left in it. */
export const develop: Develop = async (bytes, type) => {
  const upright = () =>
    sharp(bytes, { limitInputPixels: most.megapixels * 1e6, failOn: 'error' })
      .autoOrient()
      .timeout({ seconds: most.seconds })
  try {
    const whole = type === 'image/jpeg' ? upright().jpeg({ quality: quality.image }) : upright().png()
    const { data, info } = await whole.toBuffer({ resolveWithObject: true })
    if (data.length > mostMade) return { refused: 'pixels' }
    const small = upright()
      .resize(thumbnailEdge, thumbnailEdge, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: white })
      .jpeg({ quality: quality.thumbnail })
    return { bytes: data, width: info.width, height: info.height, thumbnail: await small.toBuffer() }
  } catch (error) {
    const refused = refusalIn(String(error))
    if (!refused) throw error
    return { refused }
  }
}
