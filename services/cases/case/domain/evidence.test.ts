import type { RequiredEvidence } from '@wangge/county/required-evidence'
import { Problem, say } from '@wangge/problem'
import fc from 'fast-check'
import { aCase, aSetting, members } from '../testing/a-case.ts'
import { check } from './close.ts'
import { addEvidence, countFor, demandRequired, givenIn, type Proving } from './evidence.ts'
import { solve } from './handle.ts'

const item = (code: string, when: RequiredEvidence['when'], count = 1): RequiredEvidence => ({
  code,
  name: say(`${code} 照片`, `Photo ${code}`),
  kind: 'photo',
  when,
  count,
})
const required = [item('old', 'before'), item('new', 'after', 2), item('plan', 'any')]
const photo = (code: string, fileId: string) => ({ kind: 'photo' as const, fileId, item: code })
const added = (...evidence: object[]) => ({ command: 'add-evidence' as const, data: { evidence } })
const solved = (...evidence: object[]) => ({ command: 'solve' as const, data: { evidence } })
const failed = { command: 'check' as const, data: { passed: false } }
const missing = (ledger: Parameters<typeof givenIn>[0], evidence: Parameters<typeof demandRequired>[0]): string[] => {
  try {
    demandRequired(evidence, { required, given: givenIn(ledger) })
    return []
  } catch (error) {
    return (error as Problem).facts.missing as string[]
  }
}
const both = [photo('new', 'n1'), photo('new', 'n2')]

describe('required evidence', () => {
  it('C21 names every item that is missing, in both languages', () => {
    const attempt = () => demandRequired([photo('new', 'n1')], { required, given: [] })
    try {
      attempt()
    } catch (error) {
      expect(error).toBeInstanceOf(Problem)
      expect((error as Problem).facts).toEqual({ missing: ['old', 'new', 'plan'] })
      expect((error as Problem).fields).toMatchObject([
        { path: 'evidence.old', what: { 'zh-CN': '缺少“old 照片”（照片，需 1 份，已有 0 份），须在办结之前先行提交' } },
        { path: 'evidence.new', what: { en: '“Photo new” is missing (photo, 1 of 2)' } },
        { path: 'evidence.plan' },
      ])
    }
    expect(attempt).toThrow(Problem)
  })

  it.each<[string, Parameters<typeof givenIn>[0], Parameters<typeof demandRequired>[0], string[]]>([
    ['is there', [added(photo('old', 'o'), photo('plan', 'p'))], both, []],
    [
      'came with the solution, and shows how it was before',
      [],
      [photo('old', 'o'), photo('plan', 'p'), ...both],
      ['old'],
    ],
    [
      'came ahead, and shows the result',
      [added(photo('old', 'o'), photo('plan', 'p'), ...both)],
      [photo('x', 'x')].slice(1),
      [],
    ],
    [
      'is one file twice',
      [added(photo('old', 'o'), photo('plan', 'p'), photo('new', 'n1'))],
      [photo('new', 'n1')],
      ['new'],
    ],
    ['is a note', [added({ kind: 'note', item: 'old' }, photo('plan', 'p'))], both, ['old']],
    ['says of no item', [added({ kind: 'photo', fileId: 'o' }, photo('plan', 'p'))], both, ['old']],
    [
      'showed a result that did not pass',
      [added(photo('old', 'o')), solved(photo('plan', 'p'), ...both), failed],
      [],
      ['new'],
    ],
    ['shows the result again', [added(photo('old', 'o')), solved(photo('plan', 'p')), failed, added(...both)], [], []],
    [
      'was of a case opened again',
      [added(photo('old', 'o'), photo('plan', 'p')), solved(...both), { command: 'reopen', data: {} }],
      [photo('new', 'n5')],
      ['new'],
    ],
  ])('C21 counts what %s', (_, ledger, evidence, lacks) => {
    expect(missing(ledger, evidence)).toEqual(lacks)
  })

  it('C21 refuses evidence for an item that there is not, or of another kind', () => {
    const fault = (evidence: Parameters<typeof demandRequired>[0]) => {
      try {
        demandRequired(evidence, { required, given: [] })
      } catch (error) {
        return (error as Problem).fields[0]
      }
    }
    expect(fault([photo('none', 'f')])).toMatchObject({ path: 'evidence.0.item', allowed: ['old', 'new', 'plan'] })
    expect(fault([...both, { kind: 'note', text: 'x', item: 'old' }])).toMatchObject({
      path: 'evidence.2.kind',
      allowed: ['photo'],
    })
  })

  it('C21 never lets a case be solved while an item is short, whatever was given before', () => {
    const one = fc.record({
      kind: fc.constantFrom('photo' as const, 'document' as const),
      fileId: fc.constantFrom('a', 'b', 'c', 'd'),
      item: fc.constantFrom('old', 'new', 'plan', undefined),
    })
    const step = fc.oneof(
      fc.array(one, { maxLength: 4 }).map((evidence) => added(...evidence)),
      fc.array(one, { maxLength: 4 }).map((evidence) => solved(...evidence)),
      fc.constant(failed),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (ledger) => {
        const given = givenIn(ledger)
        const enough = required.every((needed) => countFor(needed, given) >= needed.count)
        expect(missing(ledger, []).length === 0).toBe(enough)
        // by hand: what shows the old state came ahead, what shows the result came since it last failed
        const last = ledger.lastIndexOf(failed)
        const files = (part: typeof ledger, code: string) =>
          new Set(
            part.flatMap(
              ({ data }) =>
                (data as { evidence?: ReturnType<typeof photo>[] }).evidence
                  ?.filter((e) => e.item === code && e.kind === 'photo')
                  .map((e) => e.fileId) ?? [],
            ),
          ).size
        expect(enough).toBe(
          files(
            ledger.filter(({ command }) => command === 'add-evidence'),
            'old',
          ) >= 1 &&
            files(ledger.slice(last + 1), 'new') >= 2 &&
            files(ledger, 'plan') >= 1,
        )
      }),
    )
  })
})

describe('handing in evidence', () => {
  const { worker, clerk, secretary } = members
  const setting = aSetting()
  const needs: Proving = { required, given: [] }

  it('C21 is possible from report to solution, and moves neither step, holder nor limit', () => {
    for (const step of ['reported', 'accepted', 'dispatched', 'started', 'waiting'] as const) {
      const found = aCase(step)
      const { state, entries } = addEvidence(found, { evidence: [photo('old', 'o')] }, worker, setting, needs)
      expect(state).toEqual(found)
      expect(entries[0]?.data).toMatchObject({ step, from: step, evidence: [photo('old', 'o')] })
    }
    for (const step of ['solved', 'checked', 'struck-off'] as const)
      expect(() => addEvidence(aCase(step), { evidence: [photo('old', 'o')] }, worker, setting, needs)).toThrow(Problem)
    expect(() => addEvidence(aCase(), { evidence: [{ kind: 'photo' }] }, worker, setting, needs)).toThrow(Problem)
  })

  it('C21 blocks the solution until it is there, and again after a failed check', () => {
    const found = aCase('started')
    expect(() => solve(found, { evidence: both }, clerk, setting, needs)).toThrow(Problem)
    const ledger = [added(photo('old', 'o'), photo('plan', 'p'))]
    const done = solve(found, { evidence: both }, clerk, setting, { required, given: givenIn(ledger) })
    expect(done.entries[0]?.data.evidence).toEqual(both)
    const back = check(done.state, { passed: false }, secretary, setting)
    const story = [...ledger, ...done.entries, ...back.entries]
    expect(() =>
      solve(back.state, { evidence: both.slice(1) }, clerk, setting, { required, given: givenIn(story) }),
    ).toThrow(Problem)
    const fresh = [photo('new', 'n3'), photo('new', 'n4')]
    expect(solve(back.state, { evidence: fresh }, clerk, setting, { required, given: givenIn(story) }).state.step).toBe(
      'solved',
    )
    expect(() => solve(back.state, { evidence: both }, clerk, setting, { required, given: givenIn(story) })).toThrow(
      expect.objectContaining({ fields: [expect.objectContaining({ path: 'evidence.0.fileId' })] }),
    )
  })

  it('C21 one picture shows one thing: how it was before cannot show the result as well', () => {
    const found = aCase('started')
    const ledger = [added(photo('old', 'o'), photo('plan', 'p'))]
    const proving = { required, given: givenIn(ledger) }
    const fault = expect.objectContaining({ fields: [expect.objectContaining({ path: 'evidence.1.fileId' })] })
    const twice = [photo('new', 'n1'), photo('new', 'o')]
    expect(() => solve(found, { evidence: twice }, clerk, setting, proving)).toThrow(fault)
    expect(() => addEvidence(found, { evidence: twice }, worker, setting, proving)).toThrow(fault)
    const apart = [photo('old', 'x'), photo('plan', 'x')]
    expect(() => addEvidence(found, { evidence: apart }, worker, setting, needs)).toThrow(fault)
    expect(addEvidence(found, { evidence: [photo('old', 'o')] }, worker, setting, proving).state.step).toBe('started')
  })
})
