import { aPhoto } from '@wangge/testing/a-photo'
import { must, publicCategory, type RunningCounty } from './running-county.ts'

/** A case that everybody may see, with a photo that somebody let through. */
export const publishPhoto = async (
  { call, as, drain, files, driver }: RunningCounty,
  { gridCode, by }: { gridCode: string; by: string },
): Promise<{ CaseId: string; FileId: string }> => {
  const post = async (url: string, body: object, headers: Record<string, string> = {}) =>
    must(await call({ method: 'POST', url, headers, body }))
  const bytes = aPhoto({ width: 64, height: 48 })
  const told = { gridCode, category: publicCategory, description: '路灯不亮' }
  const { number, token } = await post('/v1/public/cases', told)
  const asked = { kind: 'photo', type: 'image/jpeg', bytes: bytes.length }
  const { fileId, upload } = await post(`/v1/public/cases/${number}/files`, asked, { 'x-case-token': token })
  files.sent(upload.fields, bytes)
  must(await call({ method: 'POST', url: `/v1/public/files/${fileId}/complete` }))
  await drain()
  await post(`/v1/cases/${number}/publish`, { text: '路灯不亮', fileIds: [fileId] }, await as(by))
  await drain()
  driver.settle()
  return { CaseId: number, FileId: fileId }
}
