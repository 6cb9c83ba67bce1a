import { allow, Posts } from '@wangge/access'
import { implement } from '@wangge/http'
import { notFound } from '@wangge/problem'
import * as contract from '../contract/appointments.ts'
import { heldNow } from '../domain/appointment.ts'
import { itemsBy, MemberRow } from '../table.ts'

export const listPosts = implement(contract.listPosts)(
  async ({ principal, query: { area } }, { table, county, now }) => {
    const found = await county.area(area)
    if (!found) throw notFound()
    allow(principal, 'appointment.read', found.path)
    const { zone } = await county.config()
    const posts = heldNow((await table.get(Posts, { areaId: area }))?.posts ?? [], now, zone)
    const memberIds = posts.map(({ memberId }) => memberId)
    const members = await itemsBy(table, MemberRow, 'memberId', memberIds)
    return { items: posts.map((post) => ({ ...post, name: members.get(post.memberId)?.name ?? '*' })) }
  },
)
