import { react } from '@wangge/events'
import { hasten } from '../message/work/hasten.ts'
import { queueNotices } from '../message/work/notice.ts'
import { tellings } from './tellings.ts'
import { noticesOf } from './work/tell.ts'

/** One for every fact that is told of. Each message is its own mark: it is queued once, however often the fact comes. */
export const reactions = Object.fromEntries(
  tellings.map(({ fact, rows }) => [
    fact.type,
    react(fact, { once: 'by-key' })(async (event, ports) => {
      await queueNotices(await noticesOf(rows, event, ports), event, ports)
      await hasten(event, ports)
      return []
    }),
  ]),
)
