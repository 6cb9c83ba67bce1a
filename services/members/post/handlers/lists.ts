import { allow, isMember, Posts } from '@wangge/access'
import { implement } from '@wangge/http'
import { pageAsked } from '@wangge/listing'
import { invalid, notFound, say } from '@wangge/problem'
import { areaOf } from '../../member/domain/place.ts'
import { itemsBy } from '../../member/table/items.ts'
import { MemberRow } from '../../member/table/member.ts'
import * as contract from '../contract.ts'
import { heldNow, viewOf } from '../domain.ts'
import { AppointmentRow, appointmentList, appointmentsOf } from '../table.ts'

export const listAppointments = implement(contract.listAppointments)(async ({ principal, query }, ports) => {
  const { member: memberId, area, ...range } = query
  if (memberId === undefined) {
    const asking = { principal, action: 'appointment.read', area } as const
    const { items, next } = await pageAsked(AppointmentRow, asking, { ...appointmentList, ...range }, ports)
    return { items: items.map(viewOf), next }
  }
  if (area !== undefined) throw invalid('area', say('member 与 area 只能给一个', 'Give member or area, not both'))
  const member = await ports.table.get(MemberRow, { memberId })
  if (!member) throw notFound()
  const path = await ports.county.pathOf(areaOf(member))
  allow(principal, 'appointment.read', { path, own: isMember(principal, memberId) })
  const { items, next } = await appointmentsOf(ports.table, memberId, range)
  return { items: items.map(viewOf), next }
})

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
