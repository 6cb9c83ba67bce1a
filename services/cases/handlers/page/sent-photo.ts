import { answer, implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { complete } from '../../file/uploads.ts'
import { ownPhoto, photoPath } from '../../pages/own-photo.ts'

/** A GET that marks what has happened already: the storage sends the browser here, and it may come again. */
export const sentPhoto = implement(contract.sentPhoto)(async (asked, ports) => {
  const { fileId } = await ownPhoto(asked, ports)
  await complete(fileId, {}, asked.request, ports)
  return answer(303, '', { location: photoPath(asked) })
})
