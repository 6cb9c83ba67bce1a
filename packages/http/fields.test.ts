import { toyDesk } from '@wangge/testing/a-toy-desk'
import { faults } from './toy-faults.ts'

describe('a field', () => {
  it.each(faults)(
    '%s is 422, named and explained in both languages',
    async (_, body, path, chinese, inEnglish, allowed) => {
      const { ask } = await toyDesk()
      const { status, json } = await ask('POST /v1/toys', { body })
      expect(status).toBe(422)
      const found = json.errors.find((error: { path: string }) => error.path === path)
      expect(found).toEqual({ path, detail: chinese, ...(allowed === undefined ? {} : { allowed }) })
      const { json: english } = await ask('POST /v1/toys', { body, headers: { 'accept-language': 'en' } })
      expect(english.errors.find((error: { path: string }) => error.path === path).detail).toBe(inEnglish)
    },
  )

  it('is told of together with every other that is wrong', async () => {
    const { ask } = await toyDesk()
    const { json } = await ask('POST /v1/toys', { body: { pieces: 0, x: 1 } })
    expect(json.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['name', 'pieces', 'x'])
    expect(json.detail).toMatch(/^\w+：/)
  })

  it('never comes back with what was sent', async () => {
    const { ask } = await toyDesk()
    const { text } = await ask('POST /v1/toys', { body: { name: '张三的手机是13812341234', owner: '13812341234' } })
    expect(text).not.toContain('1381234')
  })

  it('leaves prototypes untouched', async () => {
    const { ask } = await toyDesk()
    await ask('POST /v1/toys', { body: '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}' })
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })
})
