import { defineEntity } from '@wangge/table'
import { part } from '../member/table/place.ts'
import { Unit } from './domain.ts'

export const UnitRow = defineEntity('members', 'unit', {
  schema: Unit,
  key: ({ unitId }: { unitId: string }) => [`unit#${unitId}`, 'unit'],
  index: { 1: ({ path, unitId }) => [part('units', path), unitId] },
  brief: ['unitId', 'name', 'kind', 'path'],
})
