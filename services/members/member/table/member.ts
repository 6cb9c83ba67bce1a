import { Instant, MemberId } from '@wangge/contract'
import { defineEntity } from '@wangge/table'
import * as z from 'zod'
import { Member } from '../domain/member.ts'
import { areaOf } from '../domain/place.ts'
import { listingAreaOf } from './place.ts'

/** The members of a listing area. */
const membersIn = (listingAreaId: string): string => `at#${listingAreaId}`

export const MemberRow = defineEntity('members', 'member', {
  schema: Member,
  key: ({ memberId }: { memberId: string }) => [`member#${memberId}`, 'member'],
  index: { 1: ({ path, memberId }) => [membersIn(listingAreaOf(path)), memberId] },
  brief: ['memberId', 'name', 'phone', 'path', 'language', 'active'],
})

/** How members are listed. */
export const memberList = { partition: membersIn, areaOf } as const

/** Whose phone it is. Read by key at sign-in, because an index may be a moment old. */
export const PhoneRow = defineEntity('members', 'phone', {
  schema: z.object({ phoneHash: z.string(), memberId: MemberId }),
  key: ({ phoneHash }: { phoneHash: string }) => [`phone#${phoneHash}`, 'holder'],
})

/** Somebody was shown what is masked of a member. */
export const LookRow = defineEntity('members', 'look', {
  schema: z.object({ memberId: MemberId, lookId: z.string(), by: z.string(), field: z.string(), at: Instant }),
  key: ({ memberId, lookId }: { memberId: string; lookId: string }) => [`member#${memberId}`, `look#${lookId}`],
})
