import { defineEntity } from '@wangge/table'
import { areaOf } from '../member/domain/place.ts'
import { listingAreaOf } from '../member/table/place.ts'
import { Team } from './domain.ts'

/** The teams of a listing area. */
const teamsIn = (listingAreaId: string): string => `teams#${listingAreaId}`

export const TeamRow = defineEntity('members', 'team', {
  schema: Team,
  key: ({ teamId }: { teamId: string }) => [`team#${teamId}`, 'team'],
  index: { 1: ({ path, teamId }) => [teamsIn(listingAreaOf(path)), teamId] },
  brief: ['teamId', 'name', 'kind', 'size', 'path'],
})

/** How teams are listed. */
export const teamList = { partition: teamsIn, areaOf } as const
