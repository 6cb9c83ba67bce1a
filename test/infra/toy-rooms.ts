import { event, job, route, type Service, service } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'

const words = say('玩具', 'Toy')
const made = event({ type: 'toys.toy-made.v1', title: words, data: z.object({}), example: {} })
const drawn = event({
  type: 'toys.file-received.v1',
  title: words,
  data: z.object({ fileId: z.string() }),
  example: { fileId: 'a' },
  byDarkroom: true,
})
const sold = event({ type: 'shops.toy-sold.v1', title: words, data: z.object({}), example: {}, urgent: () => true })
const toy = (method: 'GET' | 'POST', path: string, action: `toy.${string}` | 'public') =>
  route({ method, path, action, summary: words, tag: 'toys', answer: z.object({}) })

const tidyUp = job({ name: 'tidy-up', cron: '5 0 * * 1', title: words })

/** Three invented rooms that use every part of a manifest. */
export const toyRooms: readonly Service[] = [
  service({
    name: 'toys',
    title: words,
    nouns: {
      toy: {
        makeToy: toy('POST', '/v1/toys', 'toy.make'),
        readToy: toy('GET', '/v1/toys/{toyId}', 'toy.read'),
        listToys: toy('GET', '/v1/toys', 'public'),
        made,
        drawn,
        tidyUp,
      },
    },
    hears: { toy: [drawn] },
    needs: ['vault', 'sign', 'files'],
    grants: ['access:write', 'county:read'],
  }),
  service({
    name: 'shops',
    title: words,
    nouns: { sale: { sellToy: toy('POST', '/v1/sales', 'toy.sell'), sold } },
    hears: { sale: [made, sold] },
    needs: ['vault', 'send'],
    grants: ['access:read', 'subject:write'],
  }),
  service({ name: 'signs', title: words, nouns: { sign: { readSign: toy('GET', '/v1/signs', 'public') } } }),
]
