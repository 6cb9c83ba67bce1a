import { implement } from '@wangge/http'
import { listWithin } from '@wangge/listing'
import * as contract from '../contract/members.ts'
import { viewOf } from '../domain/member.ts'
import { MemberRow } from '../table.ts'

export const listMembers = implement(contract.listMembers)(async ({ principal, query }, ports) => {
  const { items, next } = await listWithin(MemberRow, 'at', { principal, action: 'member.read', query }, ports)
  return { items: items.map(viewOf), next }
})
