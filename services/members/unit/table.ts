import { defineEntity } from '@wangge/table'
import { areaOf } from '../member/domain/place.ts'
import { listingAreaOf } from '../member/table/place.ts'
import { Unit } from './domain.ts'

/** The units of a listing area. */
const unitsIn = (listingAreaId: string): string => `units#${listingAreaId}`

export const UnitRow = defineEntity('members', 'unit', {
  schema: Unit,
  key: ({ unitId }: { unitId: string }) => [`unit#${unitId}`, 'unit'],
  index: { 1: ({ path, unitId }) => [unitsIn(listingAreaOf(path)), unitId] },
  brief: ['unitId', 'name', 'kind', 'path'],
})

/** How units are listed. */
export const unitList = { partition: unitsIn, areaOf } as const
