import { react } from '@wangge/events'
import { householdLinked } from '@wangge/members/contract'
import { put } from '@wangge/table'
import { link } from '../domain/roll.ts'
import { RollRow, rollOf } from '../table.ts'

export const onHouseholdLinked = react(householdLinked, { turn: ({ data }) => data.memberId })(
  async ({ data, rev, time }, { table, county }) => {
    const roll = await rollOf(table, county, data)
    const changed = link(roll, { householdId: data.householdId, linkRev: rev, at: time })
    return changed ? [put(RollRow, { ...changed, rev: roll.rev })] : []
  },
)
