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
const toy = (id: string, method: 'GET' | 'POST', path: string, action: `toy.${string}` | 'public') =>
  route({ id, method, path, action, summary: words, tag: 'toys', answer: z.object({}) })

/** Three invented rooms that use every part of a manifest. */
export const toyRooms: readonly Service[] = [
  service({
    name: 'toys',
    title: words,
    routes: [
      toy('makeToy', 'POST', '/v1/toys', 'toy.make'),
      toy('readToy', 'GET', '/v1/toys/{toyId}', 'toy.read'),
      toy('listToys', 'GET', '/v1/toys', 'public'),
    ],
    publishes: [made, drawn],
    consumes: [drawn],
    jobs: [job({ name: 'tidy-up', cron: '5 0 * * 1', title: words })],
    needs: ['vault', 'sign', 'files'],
    grants: ['access:write', 'county:read'],
  }),
  service({
    name: 'shops',
    title: words,
    routes: [toy('sellToy', 'POST', '/v1/sales', 'toy.sell')],
    publishes: [sold],
    consumes: [made, sold],
    jobs: [],
    needs: ['vault', 'send'],
    grants: ['access:read', 'subject:write'],
  }),
  service({
    name: 'signs',
    title: words,
    routes: [toy('readSign', 'GET', '/v1/signs', 'public')],
    publishes: [],
    consumes: [],
    jobs: [],
    needs: [],
    grants: [],
  }),
]
