import { implement } from '@wangge/http'
import { notFound, say } from '@wangge/problem'
import { categoryViews } from '../../case/category-view.ts'
import * as contract from '../../contract/categories.ts'

export const listCategories = implement(contract.listCategories)(async ({ query, request }, { county }) => {
  const config = query.version === undefined ? await county.config() : await county.configAt(query.version)
  if (!config) throw notFound(say('没有这个版本', 'No such version'))
  return { version: config.version, categories: categoryViews(config, request.language) }
})
