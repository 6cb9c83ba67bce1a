import type { Call, Ports } from '@wangge/http'
import type { EventItem } from '@wangge/table'
import { takesFiles } from '../../case/domain/attach.ts'
import type { Case } from '../../case/domain/case.ts'
import { commandBehind } from '../../case/table/case.ts'
import { filesOfCase } from '../../file/table/file.ts'
import { linksTo } from '../../file/work/view.ts'
import type { PublicCase } from '../contract/views.ts'

type Said = Pick<PublicCase, 'description' | 'replies' | 'files' | 'addFile'>

/** Of a matter that several reported, what each of them replied is in the ledger of the case it goes on in. */
const isSaidFor = ({ caseId }: Case, { data, subject }: EventItem): boolean => (data.partId ?? subject) === caseId

/** What its reporter said and sent, for them to read again; what staff sent is not theirs. */
export const saidOf = async (
  found: Case,
  ledger: readonly EventItem[],
  { origin }: Call,
  ports: Pick<Ports, 'table' | 'files' | 'now'>,
): Promise<Said> => {
  const sent = await filesOfCase(ports.table, found.caseId)
  const theirs = sent.filter(({ state, memberId }) => state === 'ready' && memberId === undefined)
  return {
    description: found.description,
    replies: ledger.flatMap((event) =>
      commandBehind(event) === 'resume' && event.actor === 'resident' && event.note && isSaidFor(found, event)
        ? [{ at: event.at, text: event.note }]
        : [],
    ),
    files: await Promise.all(
      theirs.map(async (file) => ({ kind: file.kind, at: file.at, links: await linksTo(file, origin, ports) })),
    ),
    addFile: { open: takesFiles(found) },
  }
}
