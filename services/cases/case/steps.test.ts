import { manifest } from '../manifest.ts'
import { aCaseRoom, anOpenedCase, evidence, type Who } from '../testing/a-case-room.ts'

describe('the state table as front ends read it', () => {
  it('C6 says of every command who, from where to where, which limits and which event', async () => {
    const room = await aCaseRoom()
    const { status, body } = await room.call('volunteer', 'GET /v1/case-steps')
    expect(status).toBe(200)
    const check = body.commands.find(({ command }: { command: string }) => command === 'check')
    expect(check).toMatchObject({
      title: { 'zh-CN': '核查', en: 'Check' },
      who: ['staff'],
      otherThanHandler: true,
      makes: 'cases.case-checked.v1',
    })
    expect(check.roles.subtree).toContain('village-secretary')
    expect(check.outcomes).toContainEqual({
      when: 'failed',
      from: ['solved'],
      to: 'accepted',
      stops: ['check'],
      starts: [],
      resumes: ['handle'],
      pauses: false,
      renews: false,
      extends: false,
    })
    const { body: mediations } = await room.call('volunteer', 'GET /v1/mediation-steps')
    const commands = [...body.commands, ...mediations.commands]
    const types = new Set(commands.map(({ makes }: { makes: string }) => makes))
    // a file or a code is no command on a case, and deeds, disclosures and projects have tables of their own
    const told = manifest.publishes
      .map(({ type }) => type)
      .filter(
        (type) => types.has(type) || !/^cases\.(file|case-code|calendar|deed|disclosure|project|work)-/.test(type),
      )
    expect(types).toEqual(new Set(told))
    const timeless = body.steps.filter(({ limits }: { limits: string[] }) => limits.length === 0)
    expect(timeless.map(({ step }: { step: string }) => step)).toEqual([
      'merged',
      'handed-over',
      'cancelled',
      'answered',
      'struck-off',
    ])
    expect((await room.call('anyone', 'GET /v1/case-steps')).status).toBe(401)
  })

  it('C6 says how each command is given, by whom: a front end needs nothing else to draw and press its buttons', async () => {
    const room = await aCaseRoom()
    const { body } = await room.call('volunteer', 'GET /v1/case-steps')
    const called = new Set(manifest.routes.map(({ method, path }) => `${method} ${path}`))
    const named = new Set(body.roles.map(({ role }: { role: string }) => role))
    for (const { command, who, calls, roles, ...rules } of body.commands) {
      const by = calls.map((call: { by: string }) => call.by)
      for (const one of ['staff', 'resident'] as const)
        expect([command, one, by.includes(one)]).toEqual([command, one, who.includes(one)])
      for (const { method, path } of calls) expect(called).toContain(`${method} ${path}`)
      for (const role of [...roles.subtree, ...roles.unit]) expect(named).toContain(role)
      if (command === 'hand-up') expect(rules.notFromBelow).toBe(true)
    }
    const clocks = (name: string) => body.commands.find(({ command }: { command: string }) => command === name).outcomes
    expect(clocks('ask-resident')[0]).toMatchObject({ pauses: true, stops: ['handle'] })
    expect(clocks('extend')[0]).toMatchObject({ when: 'granted', extends: true })
  })

  it('C6 offers at every step what the case itself says is allowed', async () => {
    const room = await aCaseRoom()
    const { number } = await anOpenedCase(room)
    const { body } = await room.call('worker', `GET /v1/cases/${number}`)
    const { body: table } = await room.call('worker', 'GET /v1/case-steps')
    expect(body.allowed).toEqual(table.steps.find(({ step }: { step: string }) => step === body.step).allowed)
  })
})

describe('the time of a step', () => {
  it('C6 keeps the client’s time besides the server’s', async () => {
    const room = await aCaseRoom()
    const { number, give } = await anOpenedCase(room)
    room.moveTo('2026-11-23T03:00:00.000Z')
    const early = await give('worker', 'accept', { capturedAt: '2026-11-23T09:59:59+08:00' })
    expect([early.status, early.body.errors]).toMatchObject([
      422,
      [{ path: 'capturedAt', allowed: { min: '2026-11-23T02:00:00.000Z' } }],
    ])
    const { status } = await give('worker', 'accept', { capturedAt: '2026-11-23T10:12:00+08:00' })
    expect(status).toBe(200)
    const { body } = await room.call('worker', `GET /v1/cases/${number}/ledger`)
    expect(body.verified).toBe(true)
    expect(body.entries[1]).toMatchObject({
      at: '2026-11-23T03:00:00.000Z',
      capturedAt: '2026-11-23T02:12:00.000Z',
      correctedAt: '2026-11-23T02:12:00.000Z',
    })
    expect(body.entries[0].capturedAt).toBeUndefined()
    expect((await give('leader', 'urge', { note: '快', capturedAt: 'yesterday' })).status).toBe(422)
    // five minutes ahead and no more, thirty days old and no more: K1
    for (const capturedAt of ['2026-11-23T11:05:01+08:00', '2026-10-24T10:59:59+08:00']) {
      const { status: refused, body: problem } = await give('leader', 'urge', { note: '快', capturedAt })
      expect([refused, problem.errors?.[0].path]).toEqual([422, 'capturedAt'])
    }
  })
})

describe('the buttons of whoever looks', () => {
  it('C6 C15 are what they may do: by post and level, not what they would judge of themselves; each is taken or refused alike', async () => {
    const room = await aCaseRoom()
    const { number, give } = await anOpenedCase(room)
    const of = async (who: Who) => (await room.call(who, `GET /v1/cases/${number}`)).body.yours as string[]
    expect(await of('worker')).toEqual(['accept', 'add-evidence', 'answer', 'hand-up', 'correct', 'mark-confidential'])
    expect(await of('auditor')).toEqual([])
    await give('worker', 'accept')
    await give('worker', 'extend', { days: 2, reason: '等配件' })
    expect(await of('secretary')).toContain('decide-extension')
    await give('worker', 'solve', { evidence })
    expect([(await of('worker')).includes('check'), (await of('leader')).includes('check')]).toEqual([false, true])
    await give('worker', 'hand-up', { reason: '难' })
    expect(await of('worker')).not.toContain('hand-up')
    const bodies: Record<string, object> = {
      check: { passed: true },
      'hand-up': { reason: '难' },
      urge: { note: '快' },
    }
    for (const who of ['worker', 'leader', 'secretary'] as const) {
      const yours = await of(who)
      for (const [verb, body] of Object.entries(bodies)) {
        const { status } = yours.includes(verb) ? { status: 200 } : await give(who, verb, body)
        expect([who, verb, status]).toEqual([who, verb, yours.includes(verb) ? 200 : 403])
      }
    }
  })
})

describe('a command that was given on an older state', () => {
  it('K1 is told what is there now, as whoever gave it may see it', async () => {
    const room = await aCaseRoom()
    const { number, give } = await anOpenedCase(room, { name: '李梅', phone: '10012345678' })
    await give('worker', 'accept', {})
    const stale = await room.call('worker', `POST /v1/cases/${number}/answer`, { text: '正在办理' }, { rev: 1 })
    const { body: present } = await room.call('worker', `GET /v1/cases/${number}`)
    expect([stale.status, stale.body.rev, stale.body.present]).toEqual([412, present.rev, present])
    expect(stale.text).not.toContain('10012345678')
  })
})
