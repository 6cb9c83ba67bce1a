import { allow, isMember } from '@wangge/access'
import { implement } from '@wangge/http'
import { notFound } from '@wangge/problem'
import { putNew } from '@wangge/table'
import * as contract from '../contract/members.ts'
import { areaOf, viewOf } from '../domain/member.ts'
import { LookRow, MemberRow } from '../table.ts'

export const getMember = implement(contract.getMember)(
  async ({ params: { memberId }, query: { unmask }, principal, request }, { table, county, vault, now, newId }) => {
    const member = await table.get(MemberRow, { memberId })
    if (!member) throw notFound()
    const target = { path: await county.pathOf(areaOf(member)), own: isMember(principal, memberId) }
    allow(principal, 'member.read', target)
    const masked = viewOf(member)
    if (unmask === undefined) return masked

    allow(principal, 'member.unmask', target)
    const subject = await vault.subject(memberId)
    const by = principal.kind === 'person' ? principal.memberId : request.id
    await table.write([putNew(LookRow, { memberId, lookId: newId(), by, field: unmask, at: now })])
    const shown = (field: 'name' | 'phone'): string => {
      const sealed = unmask === field || unmask === 'all' ? subject?.[field] : undefined
      return subject && sealed ? subject.reveal(sealed) : masked[field]
    }
    return { ...masked, name: shown('name'), phone: shown('phone') }
  },
)
