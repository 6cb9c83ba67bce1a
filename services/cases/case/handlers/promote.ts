import { implement } from '@wangge/http'
import { notFound, say } from '@wangge/problem'
import { put, putNew, sift } from '@wangge/table'
import { ofPractice } from '../../file/table/file.ts'
import * as categories from '../contract/categories.ts'
import * as promoteContract from '../contract/promote.ts'
import { promote, withdraw } from '../domain/promote.ts'
import { PracticeRow } from '../table/practice.ts'
import { categoryViews } from '../work/category-view.ts'
import { filesOf, namedAlong } from '../work/files.ts'
import { command } from '../work/take.ts'

export const promoteCase = implement(promoteContract.promoteCase)((asked, ports) =>
  command(asked, ports, 'case.promote', async (found, { title, text, files }, actor, setting) => {
    const practiceId = asked.request.derivedId('practice')
    const decision = promote(found, practiceId, actor, setting)
    const sent = await filesOf(await namedAlong(files, ports), { of: ofPractice(practiceId), actor }, ports)
    const { role } = actor
    const told = { practiceId, category: found.category, title, text, ...(files && { files }), at: setting.now, role }
    return { ...decision, besides: [putNew(PracticeRow, told), ...sent.ops] }
  }),
)

export const listCategories = implement(categories.listCategories)(async ({ query, request }, { county }) => {
  const config = query.version === undefined ? await county.config() : await county.configAt(query.version)
  if (!config) throw notFound(say('没有这个版本', 'No such version'))
  return { version: config.version, categories: categoryViews(config, request.language) }
})

export const listPractices = implement(promoteContract.listPractices)(async ({ query }, { table }) => {
  const { withdrawn: wanted = false, limit, after } = query
  const { items, next } = await sift(
    (range) => table.list(PracticeRow, 'practices', { ...range, reverse: true }),
    { limit, after },
    async ({ withdrawn }) => (withdrawn !== undefined) === wanted,
  )
  return { items: items.map(({ rev: _, ...practice }) => practice), next }
})

export const withdrawPractice = implement(promoteContract.withdrawPractice)((asked, ports) =>
  command(asked, ports, 'case.withdraw-practice', async (found, { reason }, actor, setting) => {
    const decision = withdraw(found, { reason }, actor, setting)
    const { at, practiceId } = found.practice as NonNullable<typeof found.practice>
    const practice = await ports.table.need(PracticeRow, { at, practiceId })
    return { ...decision, besides: [put(PracticeRow, { ...practice, withdrawn: { at: setting.now, reason } })] }
  }),
)
