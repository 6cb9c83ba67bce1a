import { type EventItem, verifyChain } from '@wangge/table'

/** Which command an event came of: `erase` and `redact` take words out. */
type CommandOf = (event: EventItem) => string | undefined

/** Does a later line of the ledger say that the words of this one were taken out? */
const isTold = ({ rev }: EventItem, ledger: readonly EventItem[], commandOf: CommandOf): boolean =>
  ledger.some((event) => {
    const command = commandOf(event)
    if (command === 'erase') return true
    return command === 'redact' && (event.data.entries as number[]).includes(rev)
  })

/** The revision at which a ledger was tampered with: a broken link, or words gone of which no line tells. */
export const brokenAt = (ledger: readonly EventItem[], head: string, commandOf: CommandOf): number | undefined => {
  const proof = verifyChain(ledger, head)
  const broken = proof.intact
    ? ledger.find((event) => event.gone && !isTold(event, ledger, commandOf))
    : ledger.find(({ eventId }) => eventId === proof.brokenAt)
  return broken?.rev ?? (proof.intact ? undefined : 0)
}
