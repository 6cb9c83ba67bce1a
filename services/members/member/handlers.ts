import { allow, isMember } from '@wangge/access'
import { implement } from '@wangge/http'
import { importRows } from '@wangge/imports'
import { pageAsked } from '@wangge/listing'
import { notFound } from '@wangge/problem'
import { putNew } from '@wangge/table'
import * as contract from './contract.ts'
import { viewOf } from './domain/member.ts'
import { areaOf } from './domain/place.ts'
import { LookRow, MemberRow, memberList } from './table/member.ts'
import { actOf } from './work/act.ts'
import { readRegister, register } from './work/register.ts'

export const getMember = implement(contract.getMember)(
  async ({ params: { memberId }, query: { unmask }, principal, request }, { table, county, vault, now, newId }) => {
    const member = await table.get(MemberRow, { memberId })
    if (!member) throw notFound()
    const target = { path: await county.pathOf(areaOf(member)), own: isMember(principal, memberId) }
    allow(principal, 'member.read', target)
    const { landline } = member
    const masked = { ...viewOf(member), ...(landline && { landline: landline.masked }) }
    if (unmask === undefined) return masked

    allow(principal, 'member.unmask', target)
    const subject = await vault.subject(memberId)
    const by = principal.kind === 'person' ? principal.memberId : request.id
    await table.write([putNew(LookRow, { memberId, lookId: newId(), by, field: unmask, at: now })])
    const shown = (field: 'name' | 'phone'): string => {
      const sealed = unmask === field || unmask === 'all' ? subject?.[field] : undefined
      return subject && sealed ? subject.reveal(sealed) : masked[field]
    }
    const isAsked = unmask === 'phone' || unmask === 'all'
    const line = subject && landline && isAsked ? { landline: subject.reveal(landline) } : {}
    return { ...masked, ...line, name: shown('name'), phone: shown('phone') }
  },
)

export const importMembers = implement(contract.importMembers)(async (asked, ports) => {
  const { body, query, principal, request } = asked
  allow(principal, 'member.import', [(await ports.county.config()).code])
  const act = actOf(asked, ports.now)
  return importRows({
    csv: body,
    columns: contract.MemberColumns,
    dryRun: query.dryRun,
    language: request.language,
    encoding: request.encoding,
    idOf: ({ ref }) => ['ref', ref],
    table: ports.table,
    read: (people) => readRegister(ports, people),
    decide: (person, known) => register(known, person, act, ports),
  })
})

export const listMembers = implement(contract.listMembers)(async ({ principal, query: { area, ...range } }, ports) => {
  const asking = { principal, action: 'member.read', area } as const
  const { items, next } = await pageAsked(MemberRow, asking, { ...memberList, ...range }, ports)
  return { items: items.map(viewOf), next }
})
