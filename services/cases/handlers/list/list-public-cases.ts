import { implement } from '@wangge/http'
import * as contract from '../../contract/publishing.ts'
import { publicPage } from '../../public/cases.ts'

export const listPublicCases = implement(contract.listPublicCases)(({ query, request }, ports) => {
  const { limit, after, ...filter } = query
  return publicPage(filter, { limit, after }, { ...ports, language: request.language })
})
