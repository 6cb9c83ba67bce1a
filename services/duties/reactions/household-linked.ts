import { react } from '@wangge/events'
import { householdLinked } from '@wangge/members/contract'
import { writeDecided } from '@wangge/table'
import { timesOf } from '../domain/roll.ts'
import { enterLink } from '../rolls.ts'

/** Idempotent by the link's revision, so that it needs no mark; links of one worker share a row, so it writes by itself. */
export const onHouseholdLinked = react(householdLinked, { once: 'by-key' })((event, ports) =>
  writeDecided(ports.table, async () => ({
    ops: await enterLink(event, timesOf[event.data.frequency], ports),
    answer: undefined,
  })),
)
