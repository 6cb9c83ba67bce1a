import { implement } from '@wangge/http'
import { sift } from '@wangge/table'
import * as contract from '../../contract/practices.ts'
import { PracticeRow } from '../../table/practice.ts'

export const listPractices = implement(contract.listPractices)(async ({ query }, { table }) => {
  const { withdrawn: wanted = false, limit, after } = query
  const { items, next } = await sift(
    (range) => table.list(PracticeRow, 'practices', { ...range, reverse: true }),
    { limit, after },
    async ({ withdrawn }) => (withdrawn !== undefined) === wanted,
  )
  return { items: items.map(({ rev: _, ...practice }) => practice), next }
})
