import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lean } from '../../infra/lean.ts'
import { readRooms, root } from '../../infra/rooms.ts'

const ours = "import { event, route } from '@wangge/contract'\n"
const leanOf = (text: string): string =>
  lean(ours + text, 'contract.ts', { routes: new Set(['acceptCase']) }).slice(ours.length)

describe('a module as Lambda needs it', () => {
  it('P4 has declarations without what only documents and tests read', () => {
    const route = leanOf(
      "export const acceptCase = route({ method: 'POST', path: '/v1/x', summary: say('a', 'b'), answer: X, params })",
    )
    expect(route).toBe(
      "export const acceptCase = /* @__PURE__ */ (() => Object.assign(route({ method: 'POST', path: '/v1/x', params }), { id: 'acceptCase' }))()",
    )
    const event = leanOf(
      "export const opened = event({ type: 'a.b.v1', data: z.object({ title: z.string() }), example })",
    )
    expect(event).toBe(
      "export const opened = /* @__PURE__ */ (() => event({ type: 'a.b.v1', data: z.object({ title: z.string() }) }))()",
    )
  })

  it('P4 makes a constant only where it is used, and leaves all else as it stands', () => {
    expect(leanOf('const a = z.string()')).toBe('const a = /* @__PURE__ */ (() => z.string())()')
    for (const text of ['run()', 'const f = () => run()', 'let ready = false', 'const a = 1'])
      expect(leanOf(text)).toBe(text)
  })

  it('P4 has facts that nobody hears of there without their data, but with the names of what was written', () => {
    const text = `${ours}export const opened = event({ type: 'a.b.v1', data: z.object({ note: written(line(9)) }), urgent })`
    expect(
      lean(text, 'contract.ts', {
        told: new Map([['a.b.v1', { words: ['note'], hastens: [['class', 'emergency']] }]]),
      }),
    ).toBe(
      `${ours}export const opened = /* @__PURE__ */ (() => event({ type: 'a.b.v1', urgent, words: ["note"], hastens: [["class","emergency"]] }))()`,
    )
  })

  it('P4 has entities that know their fields without a schema', () => {
    const text =
      "export const Row = defineEntity('a', 'row', { schema: z.object({ id }), key: (one) => [one.id, 'row'] })"
    expect(lean(text, 'table.ts', { fields: new Map([['Row', ['id']]]) })).toBe(
      `export const Row = /* @__PURE__ */ (() => defineEntity('a', 'row', { fields: ["id"], key: (one) => [one.id, 'row'] }))()`,
    )
  })

  it('P4 gives every route of the house the id that its manifest gives it', async () => {
    const ids = new Set((await readRooms()).flatMap(({ routes }) => routes.map(({ id }) => id)))
    const services = join(root, 'services')
    const texts = readdirSync(services, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('node_modules'))
      .map((file) => lean(readFileSync(join(services, file), 'utf8'), file, { routes: ids }))
    const given = texts.flatMap((text) => [...text.matchAll(/\{ id: '(\w+)' \}\)\)\(\)$/gm)].map(([, id]) => id))
    expect(given.sort()).toEqual([...ids].sort())
  })
})
