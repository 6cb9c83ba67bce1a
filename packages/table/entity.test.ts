import * as z from 'zod'
import { add, type Brief, briefOf, defineEntity, fromRow, type Item, put, type Stored, toRow } from './index.ts'

const schema = z.object({
  caseId: z.string(),
  title: z.string(),
  note: z.string().optional(),
  seen: z.number().optional(),
})
const key = ({ caseId }: { caseId: string }) => [`case#${caseId}`, 'case'] as const

describe('declaring an entity', () => {
  const Case = defineEntity('cases', 'case', {
    schema,
    key,
    index: { 1: ({ title }) => (title ? ['all', title] : undefined) },
    brief: ['caseId', 'title'],
    counters: ['seen'],
    ttl: ({ note }) => (note ? 17.9 : undefined),
  })

  it('maps items to rows and back, each field in one place', () => {
    const item = { caseId: '1', title: 't', note: 'n', seen: 2 }
    const row = toRow(Case, item, 3)
    expect(row).toEqual({
      pk: 'cases#case#1',
      sk: 'case',
      e: 'case',
      r: 3,
      b: { caseId: '1', title: 't' },
      d: { note: 'n' },
      n: { seen: 2 },
      i1p: 'cases#all',
      i1s: 't',
      t: 17,
    })
    expect(fromRow(row, Case)).toEqual({ ...item, rev: 3 })
    const bare = toRow(Case, { caseId: '1', title: '' }, 1)
    expect(bare).toEqual({ pk: 'cases#case#1', sk: 'case', e: 'case', r: 1, b: { caseId: '1', title: '' } })
  })

  it('P5 keeps briefs thin: short names, other forms, and nothing that the keys say', () => {
    const Thin = defineEntity('cases', 'case', {
      schema,
      key,
      index: { 1: ({ title }) => ['all', title] },
      brief: ['caseId', 'title', 'note', 'seen'],
      thin: {
        caseId: { from: ({ pk }) => pk.slice('cases#case#'.length) },
        title: { from: ({ s }) => s },
        seen: { as: 's', write: String, read: Number },
      },
    })
    const item = { caseId: '1', title: 't', note: 'n', seen: 2 }
    const row = toRow(Thin, item, 1)
    expect([row.b, row.d]).toEqual([
      { note: 'n', s: '2' },
      { caseId: '1', title: 't' },
    ])
    expect(fromRow(row, Thin)).toEqual({ ...item, rev: 1 })
    const { d: _, ...entry } = row
    expect(briefOf(entry, Thin, 1)).toEqual(item)
    expect(briefOf({ ...entry, b: {} }, Thin, 1)).toEqual({ caseId: '1', title: 't' })
    const { b: __, d: ___, ...bare } = row
    const before = { ...bare, b: { ...item } }
    expect(fromRow(before, Thin)).toEqual({ ...item, rev: 1 })
    expect(briefOf({ ...before, i1s: 'otherwise' }, Thin, 1)).toEqual(item)
  })

  it('stores no field that the schema does not have', () => {
    const item = { caseId: '1', title: 't', stray: 'personal', rev: 4 }
    expect(JSON.stringify(put(Case, item))).not.toContain('personal')
    expect(put(Case, item).write).toMatchObject({ if: { rev: 4 }, row: { r: 5 } })
  })

  it('gives its types', () => {
    const item: Item<typeof Case> = { caseId: '1', title: 't' }
    const stored: Stored<typeof Case> = { ...item, rev: 1 }
    const brief: Brief<typeof Case> = { caseId: '1', title: 't' }
    // @ts-expect-error a brief has no other field
    expect(brief.note).toBeUndefined()
    // @ts-expect-error only counters are added to
    add(Case, stored, 'title')
    expect(add(Case, stored, 'seen', 2).write).toMatchObject({ kind: 'add', row: { n: { seen: 2 } } })
    // @ts-expect-error a key has all its fields
    expect(() => add(Case, {}, 'seen')).not.toThrow()
  })

  it.each([
    [
      'a key field that lists would not show',
      { schema, key, index: { 1: () => undefined }, brief: ['title'] as const },
      /caseId must be brief/,
    ],
    [
      'a key field outside the schema',
      { schema, key: ({ id }: { id: string }) => [id, 's'] as const },
      /id is not in the schema/,
    ],
    ['an empty sort key', { schema, key: () => ['a', ''] as const }, undefined],
    ['a revision of its own', { schema: z.object({ rev: z.number() }), key: () => ['a', 'b'] as const }, /rev is/],
    [
      'two brief fields of one name',
      { schema, key, brief: ['title', 'note'] as const, thin: { note: { as: 'x' }, title: { as: 'x' } } },
      /of one name/,
    ],
    [
      'a short name that is a field’s',
      { schema, key, brief: ['note'] as const, thin: { note: { as: 'title' } } },
      /title, which is a field/,
    ],
    [
      'an event of thin fields',
      { schema, key, brief: ['title'] as const, thin: { title: { as: 't' } }, event: (): undefined => undefined },
      /its own event/,
    ],
    [
      'an event of no fact',
      { schema, key, brief: ['title'] as const, event: (): undefined => undefined },
      /needs a fact/,
    ],
    ['a brief counter', { schema, key, brief: ['seen'] as const, counters: ['seen'] as const }, /cannot be brief/],
  ])('refuses %s', (_, declaration, message) => {
    const declare = () => defineEntity('cases', 'case', declaration as never)
    if (message) expect(declare).toThrow(message)
    else expect(() => declare().key({})).toThrow(/empty sort key/)
  })
})
