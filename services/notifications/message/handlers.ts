import { allow, may, person, scopes } from '@wangge/access'
import { implement } from '@wangge/http'
import { sift } from '@wangge/table'
import { templateOf } from '@wangge/texts'
import * as contract from './contract.ts'
import { MessageRow } from './table.ts'
import { readingOf } from './work/reading.ts'

export const listMessages = implement(contract.listMessages)(
  async ({ query: { recipient, ...range }, principal }, { table, county, vault }) => {
    const { memberId } = person(principal)
    const to = recipient === 'me' ? memberId : recipient
    const own = to === memberId
    const areaIds = scopes(principal, 'message.read')
    if (!own && areaIds.length === 0) allow(principal, 'message.read')

    const { items: readable, next } = await sift(
      (page) => table.listIndex(MessageRow, 3, `to#${to}`, { ...page, reverse: true }),
      range,
      async ({ areaId, confidential }) =>
        may(principal, 'message.read', { path: await county.pathOf(areaId), own }) && (own || !confidential),
    )
    const rows = (await table.getMany(MessageRow, readable)).filter((row) => row !== undefined)
    const subjects = await vault.subjects(rows.map(({ subjectId }) => subjectId))
    const items = rows.map((row, n) => ({
      ...contract.Message.omit({ text: true }).parse(row),
      text: templateOf(row.template).secret ? null : readingOf(subjects[n], row.text),
    }))
    return { items, next }
  },
)
