import { defineEntity, type Range, type Table } from '@wangge/table'
import { Link } from './domain.ts'

export const LinkRow = defineEntity('members', 'link', {
  schema: Link,
  key: ({ householdId }: { householdId: string }) => [`household#${householdId}`, 'link'],
  index: { 3: ({ memberId, householdId }) => [`links#${memberId}`, householdId] },
  brief: ['householdId', 'memberId', 'areaId', 'frequency'],
})

/** The households a member looks after. */
export const householdsOf = (table: Pick<Table, 'listIndex'>, memberId: string, range: Range) =>
  table.listIndex(LinkRow, 3, `links#${memberId}`, range)
