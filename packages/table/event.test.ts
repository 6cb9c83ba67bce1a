import { event } from '@wangge/contract'
import * as z from 'zod'
import { defineEntity, occur } from './index.ts'

const example = { box: 'a', to: 'attic' }
const boxMoved = event({
  type: 'yard.box-moved.v1',
  title: { 'zh-CN': '箱子已搬动', en: 'A box was moved' },
  data: z.object({ box: z.string(), to: z.string(), by: z.int().optional() }),
  example,
})
const about = {
  prefix: 'yard',
  aggregate: 'box#a',
  rev: 1,
  fact: boxMoved,
  subject: 'a',
  at: '2026-11-23T00:00:00.000Z',
  cause: 'test',
}

describe('the data of a fact', () => {
  it('M3 are what the compiler says that the fact is told with', () => {
    const { event: told } = occur({ ...about, data: { box: 'a', to: 'attic', by: 2 } })
    expect(told).toMatchObject({ type: 'yard.box-moved.v1', data: { box: 'a', to: 'attic', by: 2 } })
  })

  it('M3 do not compile with a field left out, of another kind, or added, wherever it comes from', () => {
    // @ts-expect-error where it was moved to is left out
    occur({ ...about, data: { box: 'a' } })
    // @ts-expect-error a text is not a number
    occur({ ...about, data: { ...example, by: '2' } })
    // @ts-expect-error the fact has no colour
    occur({ ...about, data: { ...example, colour: 'red' } })
    const painted = { ...example, colour: 'red' }
    // @ts-expect-error nor has it one in a variable
    occur({ ...about, data: painted })
    // @ts-expect-error nor one that may be there
    occur({ ...about, data: { ...example, ...(about.rev > 1 && { colour: 'red' }) } })
    expect(occur({ ...about, data: example }).event.data).toEqual(example)
  })
})

describe('a record that is its own event', () => {
  const schema = z.object({
    box: z.string(),
    to: z.string(),
    by: z.int().optional(),
    at: z.string(),
    colour: z.string(),
  })
  const key = ({ box }: { box: string }): [string, string] => [`box#${box}`, 'box']
  const of = {
    schema,
    key,
    event: ({ box, at }: { box: string; at: string }) => ({ subject: box, time: at, cause: box }),
  }

  it('M3 says in its brief fields all that its fact says, and nothing else, or does not compile', () => {
    const Box = defineEntity('yard', 'box', { ...of, brief: ['box', 'to', 'by'], fact: boxMoved })
    // @ts-expect-error where it was moved to is not brief
    defineEntity('yard', 'box', { ...of, brief: ['box', 'by'], fact: boxMoved })
    // @ts-expect-error the fact has no colour
    defineEntity('yard', 'box', { ...of, brief: ['box', 'to', 'by', 'colour'], fact: boxMoved })
    const item = { box: 'a', to: 'attic', at: '2026-11-23T00:00:00.000Z', colour: 'red' }
    expect(Box.event(item, 3)).toMatchObject({ type: 'yard.box-moved.v1', subject: 'a', rev: 3 })
  })
})
