import { Problem, say } from '@wangge/problem'
import fc from 'fast-check'
import { jsonLines, type Level, openLog } from './log.ts'

const written = (level: Level | 'silent' = 'debug') => {
  const lines: string[] = []
  const sink = jsonLines(
    (line) => lines.push(line),
    () => '2026-11-30T00:00:00.000Z',
  )
  return { lines, log: openLog({ sink, level }), facts: () => JSON.parse(lines.at(-1) ?? '').facts }
}

describe('a line of the log', () => {
  it('is one line of JSON with its time, level, message and ids', () => {
    const { lines, log } = written()
    log.with({ requestId: 'r1' }).info('case-accepted', { caseId: 'K7', rev: 3, late: false })
    expect(lines).toEqual([
      '{"at":"2026-11-30T00:00:00.000Z","level":"info","message":"case-accepted","facts":{"requestId":"r1","caseId":"K7","rev":3,"late":false}}\n',
    ])
  })

  it('is not made below the level', () => {
    const { lines, log } = written('warn')
    log.debug('a')
    log.info('b')
    log.warn('c')
    log.with({ requestId: 'r' }).error('d')
    expect(lines.map((line) => JSON.parse(line).message)).toEqual(['c', 'd'])
    const silent = written('silent')
    silent.log.error('e')
    expect(silent.lines).toEqual([])
  })

  it('cannot be split, disguised or blown up by what is put in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 5000 }), fc.string({ unit: 'binary' }), (text, key) => {
        const { lines, log } = written()
        log.info(text, { [key]: text, list: [text] })
        const [line = ''] = lines
        expect(line.indexOf('\n')).toBe(line.length - 1)
        expect(line).toMatch(/^[\x20-\x7e]*\n$/)
        const { level, facts } = JSON.parse(line)
        expect(level).toBe('info')
        for (const value of Object.values(facts).flat()) expect(String(value).length).toBeLessThanOrEqual(2048)
      }),
    )
  })

  it('cuts a value at 2 KB and says how much is missing', () => {
    const { log, facts } = written()
    log.info('big', { value: 'x'.repeat(5000) })
    expect(facts().value).toHaveLength(2048 - 16 + '[+2968]'.length)
    expect(facts().value).toMatch(/x\[\+2968\]$/)
  })

  it.each<[string, unknown, unknown]>([
    ['a phone', '13812345678', '<phone>'],
    ['a phone in a sentence', 'sent to +8613812345678.', 'sent to <phone>.'],
    ['a phone of a synthetic county', 'tel:10012345678', 'tel:<phone>'],
    ['a name', '张三丰', '*'],
    ['an address in a sentence', 'lives in 幸福村3组', 'lives in *3*'],
    ['a token', 'Bearer eyJhbGciOi.eyJzdWIi.c2ln', 'Bearer <token>'],
    ['a list of people', ['李四', 'm-1'], ['*', 'm-1']],
    ['an area code is an id', '220100001001001', '220100001001001'],
    ['an epoch is a number', '1795323717045', '1795323717045'],
    ['a ULID is an id', '01JDABCDEFGHJKMNPQRSTVWXYZ', '01JDABCDEFGHJKMNPQRSTVWXYZ'],
    ['a name in depth', { a: { b: { name: '王五' } } }, { a: { b: { name: '*' } } }],
  ])('keeps ids and leaves out people: %s', (_, given, kept) => {
    const { log, facts } = written()
    log.info('x', { given })
    expect(facts().given).toEqual(kept)
  })

  it.each(['phone', 'address', 'authorization', 'token', 'password', 'secret', 'text', 'description', 'body'])(
    'withholds whatever is called %s',
    (key) => {
      const { log, facts } = written()
      log.info('x', { inner: { [key]: 'abc' } })
      expect(facts().inner).toEqual({ [key]: '<withheld>' })
    },
  )

  it('tells an error by kind, code and place, not by what it quotes', () => {
    const { log, lines, facts } = written()
    let parse: unknown
    try {
      JSON.parse('{"name":"Zhang San","phone":13812345678')
    } catch (error) {
      parse = error
    }
    const problem = new Problem('conflict', say('已经受理', 'Accepted already'), {
      facts: { caseId: 'K7' },
      cause: parse,
    })
    log.error('failed', { problem })
    expect(facts().problem).toMatchObject({
      name: 'Problem',
      code: 'conflict',
      message: 'Accepted already',
      facts: { caseId: 'K7' },
      cause: { name: 'SyntaxError' },
    })
    expect(facts().problem.stack[0]).toContain('log.test.ts')
    log.error('failed', { error: new Error('cannot read "Zhang San" of 张三 at 13812345678') })
    expect(facts().error.message).toBe('cannot read "*" of * at <phone>')
    expect(lines.join('')).not.toMatch(/Zhang|138/)
  })

  it('ends where a thing holds itself, or is too wide', () => {
    const round: Record<string, unknown> = {}
    round.round = round
    const { log, facts } = written()
    log.info('x', { round, many: Array.from({ length: 500 }, (_, n) => n), fn: () => 1, big: 10n, none: null })
    expect(facts()).toMatchObject({ round: { round: { round: { round: '<deep>' } } }, big: '10', none: null })
    expect(facts().many).toHaveLength(50)
  })
})
