import { route } from '@wangge/contract'
import { StateTable } from '@wangge/ledger'
import { say } from '@wangge/problem'
import * as z from 'zod'

/** Things that have a state table besides cases. */
export const stateTableNames = ['deed', 'disclosure', 'project'] as const

export const readStateTable = route({
  method: 'GET',
  path: '/v1/state-tables/{table}',
  action: 'case-steps.read',
  tag: 'deeds',
  summary: say('清单事项、公示和项目的步骤表', 'State tables of deed-list items, disclosures and projects'),
  params: z.object({ table: z.enum(stateTableNames) }),
  answer: StateTable,
})
