import { react } from '@wangge/events'
import { householdUnlinked } from '@wangge/members/contract'
import { writeDecided } from '@wangge/table'
import { enterLink } from '../rolls.ts'

/** As a link that owes nothing any more. */
export const onHouseholdUnlinked = react(householdUnlinked, { once: 'by-key' })((event, ports) =>
  writeDecided(ports.table, async () => ({ ops: await enterLink(event, 0, ports), answer: undefined })),
)
