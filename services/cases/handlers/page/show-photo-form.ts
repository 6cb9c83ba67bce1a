import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { ownPhoto, photoShown } from '../../pages/own-photo.ts'

export const showPhotoForm = implement(contract.showPhotoForm)(async (asked, ports) =>
  photoShown(asked, await ownPhoto(asked, ports), ports),
)
