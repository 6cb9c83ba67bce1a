import { answer, implement } from '@wangge/http'
import { notFound } from '@wangge/problem'
import * as contract from '../../contract/publishing.ts'
import { linksTo } from '../../file/view.ts'
import { isPublic } from '../../public/cases.ts'
import { PublicRow } from '../../table/beside.ts'
import { CaseRow } from '../../table/case.ts'
import { CaseFile } from '../../table/file.ts'

/** A photo that somebody let through, by a link that holds for some minutes. */
export const showPublicPhoto = implement(contract.showPublicPhoto)(async ({ params, request }, ports) => {
  const { table, county } = ports
  const key = { caseId: params.number }
  const [found, published, file, config] = await Promise.all([
    table.get(CaseRow, key),
    table.get(PublicRow, key),
    table.get(CaseFile, params),
    county.config(),
  ])
  const isShown =
    found?.moderated === 'published' && isPublic(config)(found) && published?.fileIds?.includes(params.fileId)
  const links = isShown && file ? await linksTo(file, request.origin, ports) : undefined
  if (!links) throw notFound()
  return answer(303, '', { location: links.file, 'cache-control': 'no-store' })
})
