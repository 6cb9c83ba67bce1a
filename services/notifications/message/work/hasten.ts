import type { Envelope } from '@wangge/contract'
import type { WorkPorts } from '@wangge/events'
import { put } from '@wangge/table'
import type { TemplateId } from '@wangge/texts'
import * as message from '../domain/delivery.ts'
import { DigestRow, MessageRow, waitsAbout } from '../table.ts'
import { caseWords } from './case-words.ts'
import { isDigest } from './digest.ts'
import { moved } from './gather.ts'
import { isMatter } from './matter.ts'
import { idOf, queueAlone } from './notice.ts'
import { membersOf } from './posts.ts'
import { sendMessage } from './send.ts'

/** What waits about a case that has become an emergency waits no longer (C2): all are told at once, staff once each. */
export const hasten = async (event: Envelope, ports: WorkPorts): Promise<void> => {
  if (!isMatter(event) || event.data.class !== 'emergency') return
  const { table } = ports
  const { caseId, ...standing } = event.data
  for (const { messageId, subjectId } of await waitsAbout(table, caseId)) {
    const row = await table.get(MessageRow, { messageId })
    if (row?.state !== 'queued') continue
    // what a resident is told now does not say what waits for them
    const isStaff = row.recipient === subjectId
    const isTold = isStaff && (await table.get(MessageRow, { messageId: idOf(event.id, subjectId) })) !== undefined
    if (!isDigest(row)) {
      if (isTold) await table.write([put(MessageRow, moved(row, message.drop(row, 'superseded')))])
      else await sendMessage(row, ports, true)
      continue
    }
    const entry = await table.get(DigestRow, { subjectId, date: row.digestOn as string, thing: caseId })
    const { areaId, holder = {}, confidential } = standing
    if (isTold || !entry || !(await membersOf(holder, ports)).includes(subjectId)) continue
    const words = { template: entry.template as TemplateId, urgent: true as const, confidential }
    const to = { recipient: subjectId, subjectId, areaId }
    await queueAlone(
      [{ ...to, ...words, variables: (language) => caseWords(caseId, standing, language, ports) }],
      event,
      ports,
    )
  }
}
