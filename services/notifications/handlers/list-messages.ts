import { may, person } from '@wangge/access'
import { implement } from '@wangge/http'
import * as contract from '../contract.ts'
import { templateOf } from '../domain/template.ts'
import { MessageRow } from '../table.ts'

export const listMessages = implement(contract.listMessages)(
  async ({ query: { recipient, ...range }, principal }, { table, county, vault }) => {
    const { memberId } = person(principal)
    const to = recipient === 'me' ? memberId : recipient
    const isReadable = async (areaId: string) =>
      may(principal, 'message.read', { path: await county.pathOf(areaId), own: to === memberId })

    const { items, next } = await table.listIndex(MessageRow, 3, `to#${to}`, { ...range, reverse: true })
    const rows = (await table.getMany(MessageRow, items)).filter((row) => row !== undefined)
    const readable = await Promise.all(rows.map(async (row) => ((await isReadable(row.areaId)) ? [row] : [])))
    const [first] = readable.flat()
    const subject = first && (await vault.subject(first.subjectId))
    return {
      items: readable.flat().map((row) => ({
        ...contract.Message.omit({ text: true }).parse(row),
        text: templateOf(row.template).secret ? null : (subject?.reveal(row.text) ?? null),
      })),
      next,
    }
  },
)
