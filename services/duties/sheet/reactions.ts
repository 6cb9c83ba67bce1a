import { react } from '@wangge/events'
import { householdLinked, householdUnlinked } from '@wangge/members/contract'
import { writeDecided } from '@wangge/table'
import { timesOf } from './domain/roll.ts'
import { enterLink } from './work/roll.ts'

/** Idempotent by the link's revision, so that it needs no mark; links of one worker share a row, so it writes by itself. */
export const onHouseholdLinked = react(householdLinked, { once: 'by-key' })((event, ports) =>
  writeDecided(ports.table, async () => ({
    ops: await enterLink(event, timesOf[event.data.frequency], ports),
    answer: undefined,
  })),
)

/** As a link that owes nothing any more. */
export const onHouseholdUnlinked = react(householdUnlinked, { once: 'by-key' })((event, ports) =>
  writeDecided(ports.table, async () => ({ ops: await enterLink(event, 0, ports), answer: undefined })),
)
