/** The lines that a new room adds to the policy table: everybody of the subtree may look, the county's office may add. */
export const policyOf = (name: string): string => {
  const one = name.slice(0, -1)
  return `
  // ${name}
  '${one}.read': { subtree: everyone },
  '${one}.add': { subtree: admin },
`
}

/**
 * The files of a new room, small but whole: it keeps things of its name by area, lists them, and tells of each.
 * Everything else is added to what stands here.
 */
export const room = (name: string): Record<string, string> => {
  const one = name.slice(0, -1)
  const One = one[0]?.toUpperCase() + one.slice(1)
  const Many = name[0]?.toUpperCase() + name.slice(1)
  return {
    'package.json': `${JSON.stringify(
      {
        name: `@wangge/${name}`,
        version: '0.1.0',
        private: true,
        type: 'module',
        sideEffects: false,
        exports: { './*': './*.ts' },
      },
      null,
      2,
    )}\n`,
    'contract.ts': `import { AreaId, event, line, pageOf, paging, route } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'

const tag = '${name}'

/** What this room keeps. */
export const ${One} = z.object({ ${one}Id: z.string(), areaId: AreaId, name: line(60) })

export const list${Many} = route({
  method: 'GET',
  path: '/v1/${name}',
  action: '${one}.read',
  tag,
  summary: say('${name} 列表', 'List ${name} of an area'),
  query: z.object({ area: AreaId, ...paging }),
  answer: pageOf(${One}),
})

export const add${One} = route({
  method: 'POST',
  path: '/v1/${name}',
  action: '${one}.add',
  tag,
  status: 201,
  summary: say('新增 ${one}', 'Add a ${one}'),
  body: ${One}.omit({ ${one}Id: true }),
  answer: ${One},
  example: { body: { areaId: '152921100001003', name: '示例' } },
})

/** A ${one} was added. */
export const ${one}Added = event({
  type: '${name}.${one}-added.v1',
  title: say('已新增 ${one}', 'A ${one} was added'),
  data: z.object({ ${one}Id: z.string(), areaId: AreaId }),
  example: { ${one}Id: '01JDC3M6Q8T4V5W6X7Y8Z9A0BC', areaId: '152921100001003' },
})
`,
    'manifest.ts': `import { service } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as ${one} from './contract.ts'

export const manifest = service({
  name: '${name}',
  title: say('${name}', '${Many}'),
  nouns: { ${one} },
  grants: ['access:read', 'county:read'],
})
`,
    'domain/add.ts': `/** Decides what a new ${one} is. */
export const add = <B extends object>(body: B, ${one}Id: string) => ({ ...body, ${one}Id })
`,
    'table.ts': `import { defineEntity } from '@wangge/table'
import { ${One} } from './contract.ts'

export const ${One}Row = defineEntity('${name}', '${one}', {
  schema: ${One},
  key: ({ ${one}Id }: { ${one}Id: string }) => [\`${one}#\${${one}Id}\`, '${one}'],
  index: { 1: ({ areaId, ${one}Id }) => [\`at#\${areaId}\`, ${one}Id] },
  brief: ['${one}Id', 'areaId', 'name'],
})
`,
    'handlers/add.ts': `import { allow } from '@wangge/access'
import { implement } from '@wangge/http'
import { occur, putNew } from '@wangge/table'
import * as contract from '../contract.ts'
import { add } from '../domain/add.ts'
import { ${One}Row } from '../table.ts'

export const add${One} = implement(contract.add${One})(
  async ({ body, principal, request }, { table, county, now, newId }) => {
    allow(principal, '${one}.add', await county.pathOf(body.areaId))
    const state = add(body, newId())
    const { ${one}Id, areaId } = state
    const told = { prefix: '${name}', aggregate: \`${one}#\${${one}Id}\`, rev: 1, subject: ${one}Id, at: now, cause: request.id }
    await table.write([
      putNew(${One}Row, state),
      occur({ ...told, fact: contract.${one}Added, data: { ${one}Id, areaId } }),
    ])
    return state
  },
)
`,
    'handlers/list.ts': `import { allow } from '@wangge/access'
import { implement } from '@wangge/http'
import * as contract from '../contract.ts'
import { ${One}Row } from '../table.ts'

export const list${Many} = implement(contract.list${Many})(
  async ({ query: { area, ...range }, principal }, { table, county }) => {
    allow(principal, '${one}.read', await county.pathOf(area))
    return table.listIndex(${One}Row, 1, \`at#\${area}\`, range)
  },
)
`,
    'handlers.ts': `export * from './handlers/add.ts'
export * from './handlers/list.ts'
`,
    [`handlers/${name}.test.ts`]: `import { aRoom, place } from '@wangge/testing/a-room'
import { api } from '../api.ts'

const people = { admin: ['county-admin', place.county], worker: ['grid-worker', place.grid] } as const

describe('${name}', () => {
  it('are added once, told once, and listed', async () => {
    const { call, facts } = await aRoom({ api, people })
    const body = { areaId: place.grid, name: '示例' }
    const headers = { 'idempotency-key': 'the-same-key-0001' }
    const first = await call('admin', 'POST /v1/${name}', { body, headers })
    const again = await call('admin', 'POST /v1/${name}', { body, headers })
    expect([first.status, again.body]).toEqual([201, first.body])
    expect(facts().map(({ type }) => type)).toEqual(['${name}.${one}-added.v1'])
    const listed = await call('worker', \`GET /v1/${name}?area=\${place.grid}\`)
    expect(listed.body.items).toEqual([first.body])
  })

  it('L1 are hidden from those of another grid', async () => {
    const { call } = await aRoom({ api, people })
    expect((await call('worker', \`GET /v1/${name}?area=\${place.otherGrid}\`)).status).toBe(404)
  })
})
`,
    'api.ts': `import { onLambda, serve } from '@wangge/http'
import { manifest } from './manifest.ts'

export const api = serve(manifest, { ${one}: () => import('./handlers.ts') })
export const handler = onLambda(api)
`,
    'queue.ts': `import { consume, onQueue } from '@wangge/events'
import { manifest } from './manifest.ts'

export const queue = consume(manifest)
export const handler = onQueue(queue)
`,
  }
}
