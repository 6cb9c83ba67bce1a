import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { leanZod, withoutUnasked } from '../../infra/zod.ts'

const given = `
export const ZodType = core.$constructor("ZodType", (inst, def) => { inst.def = def }, {
    check(one) { return this.clone(one); },
    clone(one) { return one; },
    uuid(params) { return this.check(core._uuid(ZodUUID, params)); },
    min(least) { return this.check(checks.min(least)); },
    get spa() { return 1; },
});
export const ZodNumber = core.$constructor("ZodNumber", (inst, def) => {}, /*@__PURE__*/ util.derived({
    minValue: (inst) => 1,
}, {
    min(least) { return this.check(checks.gte(least)); },
    step(by) { return this.check(checks.step(by)); },
}));
`

describe('zod as Lambda needs it', () => {
  it('P4 keeps the methods that some module names, and those that zod needs itself', () => {
    const left = withoutUnasked(given, new Set(['min']))
    expect([...left.matchAll(/^ {4}(?:get )?(\w+)\(/gm)].map(([, name]) => name)).toEqual([
      'check',
      'clone',
      'min',
      'min',
    ])
    expect(left).not.toContain('minValue')
  })

  it('P4 parses and refuses as zod does', async () => {
    const program = `
      import * as z from 'zod'
      const Given = z.strictObject({
        name: z.string().max(3).transform((text) => text.trim()).refine((text) => text !== ''),
        many: z.array(z.int().min(1)).min(1).optional(),
        kind: z.discriminatedUnion('is', [z.object({ is: z.literal('a') }), z.object({ is: z.literal('b'), at: z.iso.date() })]),
        rest: z.record(z.string(), z.boolean()).default({}),
      })
      const asked = [
        { name: ' a ', kind: { is: 'a' } },
        { name: 'long', many: [0], kind: { is: 'b', at: 'never' }, more: 1 },
        { name: '   ', many: [], kind: { is: 'c' }, rest: { a: 1 } },
      ]
      export default asked.map((one) => {
        const { success, data, error } = Given.safeParse(one)
        return success ? data : error.issues.map(({ message, ...issue }) => issue)
      })`
    const answers = async (plugins: (typeof leanZod)[]): Promise<unknown> => {
      const { outputFiles } = await build({
        stdin: { contents: program, resolveDir: fileURLToPath(new URL('../../packages/contract', import.meta.url)) },
        ...{ bundle: true, format: 'esm', write: false, plugins, platform: 'node' },
      })
      const text = Buffer.from(outputFiles?.[0]?.contents ?? []).toString('base64')
      return (await import(`data:text/javascript;base64,${text}`)).default
    }
    const lean = await answers([leanZod])
    expect(lean).toEqual(await answers([]))
    expect(lean).toMatchObject([{ name: 'a' }, { length: 4 }, { length: 4 }])
  })
})
