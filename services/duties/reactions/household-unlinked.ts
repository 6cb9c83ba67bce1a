import { react } from '@wangge/events'
import { householdUnlinked } from '@wangge/members/contract'
import { put } from '@wangge/table'
import { unlink } from '../domain/roll.ts'
import { RollRow, rollOf } from '../table.ts'

export const onHouseholdUnlinked = react(householdUnlinked, { turn: ({ data }) => data.memberId })(
  async ({ data, rev, time }, { table, county }) => {
    const roll = await rollOf(table, county, data)
    const changed = unlink(roll, { householdId: data.householdId, linkRev: rev, at: time })
    return changed ? [put(RollRow, { ...changed, rev: roll.rev })] : []
  },
)
