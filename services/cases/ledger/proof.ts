import { type EventItem, verifyChain } from '@wangge/table'
import { commandBehind } from '../table.ts'

/** Does a later line of the ledger say that the words of this one were taken out? */
const isTold = ({ rev }: EventItem, ledger: readonly EventItem[]): boolean =>
  ledger.some((event) => {
    const command = commandBehind(event)
    if (command === 'erase') return true
    return command === 'redact' && (event.data.entries as number[]).includes(rev)
  })

/** The revision at which a ledger was tampered with: a broken link, or words gone of which no line tells. */
export const brokenAt = (ledger: readonly EventItem[], head: string): number | undefined => {
  const proof = verifyChain(ledger, head)
  const broken = proof.intact
    ? ledger.find((event) => event.gone && !isTold(event, ledger))
    : ledger.find(({ eventId }) => eventId === proof.brokenAt)
  return broken?.rev ?? (proof.intact ? undefined : 0)
}
