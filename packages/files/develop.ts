import jpeg from 'jpeg-js'
import { PNG } from 'pngjs'
import { orientationIn } from './orientation.ts'
import { type Pixels, smaller, upright } from './pixels.ts'

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
/** Reads an image and makes it anew. */
export type Develop = (bytes: Uint8Array, type: ImageType) => Promise<Developed | Undeveloped>

/**
 * An image of few bytes may unfold to many: it is not unfolded past this. It takes 25 bytes of memory a pixel, and a
 * function has 1,024 MB.
 */
const mostMegapixels = 32
const thumbnailEdge = 320
const quality = { image: 88, thumbnail: 75 }

const tooMany = (width: number, height: number): boolean => width * height > mostMegapixels * 1e6

const readJpeg = (bytes: Uint8Array): Pixels => {
  const { width, height, data, exifBuffer } = jpeg.decode(bytes, {
    useTArray: true,
    tolerantDecoding: false,
    maxResolutionInMP: mostMegapixels,
    maxMemoryUsageInMB: 1024,
  }) as ReturnType<typeof jpeg.decode> & { exifBuffer?: Uint8Array }
  // jpeg-js leaves the second of the two zeros before Exif’s own beginning
  return upright({ width, height, data }, exifBuffer ? orientationIn(exifBuffer.subarray(1)) : 1)
}

const readPng = (bytes: Uint8Array): Pixels => {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (tooMany(view.readUInt32BE(16), view.readUInt32BE(20))) throw new Error('resolution limit')
  const { width, height, data } = PNG.sync.read(view)
  return { width, height, data }
}

const writeJpeg = (pixels: Pixels, percent: number): Uint8Array => jpeg.encode(pixels, percent).data
const writePng = ({ width, height, data }: Pixels): Uint8Array => {
  const png = new PNG({ width, height })
  png.data = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  return PNG.sync.write(png)
}

/** Made anew from its pixels: what a camera or a liar wrote beside them cannot be left in it. */
export const develop: Develop = async (bytes, type) => {
  try {
    const isJpeg = type === 'image/jpeg'
    const pixels = isJpeg ? readJpeg(bytes) : readPng(bytes)
    const { width, height } = pixels
    const thumbnail = writeJpeg(smaller(pixels, thumbnailEdge), quality.thumbnail)
    return { width, height, thumbnail, bytes: isJpeg ? writeJpeg(pixels, quality.image) : writePng(pixels) }
  } catch (error) {
    return { refused: /limit/i.test(String(error)) ? 'pixels' : 'damaged' }
  }
}
