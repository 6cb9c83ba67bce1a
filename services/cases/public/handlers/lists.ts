import { answer, implement } from '@wangge/http'
import { notFound } from '@wangge/problem'
import { CaseRow } from '../../case/table/case.ts'
import { publicCategoryViews } from '../../case/work/category-view.ts'
import { CaseFile } from '../../file/table/file.ts'
import { linksTo } from '../../file/work/view.ts'
import * as publicContract from '../contract/public.ts'
import { PublicRow } from '../table.ts'
import { isPublic, publicPage } from '../work/cases.ts'

export const listPublicCases = implement(publicContract.listPublicCases)(({ query, request }, ports) => {
  const { limit, after, ...filter } = query
  return publicPage(filter, { limit, after }, { ...ports, language: request.language })
})

export const listPublicCategories = implement(publicContract.listPublicCategories)(async ({ request }, { county }) => {
  const config = await county.config()
  return { version: config.version, categories: publicCategoryViews(config, request.language) }
})

/** A photo that somebody let through, by a link that holds for some minutes. */
export const showPublicPhoto = implement(publicContract.showPublicPhoto)(async ({ params, request }, ports) => {
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
