import { implement } from '@wangge/http'
import { publicCategoryViews } from '../../case/category-view.ts'
import * as contract from '../../contract/categories.ts'

export const listPublicCategories = implement(contract.listPublicCategories)(async ({ request }, { county }) => {
  const config = await county.config()
  return { version: config.version, categories: publicCategoryViews(config, request.language) }
})
