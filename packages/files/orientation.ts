const orientationTag = 0x0112

/** Which way up, 1 to 8, as the first directory of Exif says; 1 when it does not say, or says nonsense. */
export const orientationIn = (exif: Uint8Array): number => {
  const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength)
  try {
    const isLittle = view.getUint16(0) === 0x4949
    const directory = view.getUint32(4, isLittle)
    const entries = view.getUint16(directory, isLittle)
    for (let n = 0; n < entries; n++) {
      const entry = directory + 2 + n * 12
      if (view.getUint16(entry, isLittle) !== orientationTag) continue
      const said = view.getUint16(entry + 8, isLittle)
      return said >= 1 && said <= 8 ? said : 1
    }
  } catch {
    // it ends before it has said so
  }
  return 1
}
