import { defineEntity } from '@wangge/table'
import { part } from '../member/table/place.ts'
import { Team } from './domain.ts'

export const TeamRow = defineEntity('members', 'team', {
  schema: Team,
  key: ({ teamId }: { teamId: string }) => [`team#${teamId}`, 'team'],
  index: { 1: ({ path, teamId }) => [part('teams', path), teamId] },
  brief: ['teamId', 'name', 'kind', 'size', 'path'],
})
