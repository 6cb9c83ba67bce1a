import type { Fact } from '@wangge/contract'
import { place } from '@wangge/testing/a-room'
import { aStanding } from './a-postbox.ts'

/** A fact, and what each phone shows for it. */
export type Told = readonly [title: string, fact: Fact, data: object, shown: Record<string, string>]

export const { caseId: number } = aStanding
export const area = `${place.grid} 号`
export const unit = { role: 'department', areaId: place.village, unitId: 'u1' } as const
export const withUnit = { ...aStanding, step: 'dispatched', holder: unit, level: 'village' } as const
export const atVillage = {
  ...aStanding,
  level: 'village',
  holder: { role: 'village-secretary', areaId: place.village },
} as const
export const kept = {
  ...aStanding,
  level: 'township',
  holder: { role: 'township-official', areaId: place.township },
  confidential: true,
} as const
export const forGuest = { ...aStanding, subjectId: 'guest' } as const
