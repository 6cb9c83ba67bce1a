import { aCaseRoom, opened } from '@wangge/testing/a-case-room'
import { manifest } from '../manifest.ts'

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
      renews: false,
    })
    const { body: mediations } = await room.call('volunteer', 'GET /v1/mediation-steps')
    const commands = [...body.commands, ...mediations.commands]
    const types = new Set(commands.map(({ makes }: { makes: string }) => makes))
    // what happens to a file is no command on a case, and deeds, disclosures and projects have tables of their own
    const told = manifest.publishes
      .map(({ type }) => type)
      .filter((type) => !/^cases\.(file|deed|disclosure|project)-/.test(type))
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

  it('C6 offers at every step what the case itself says is allowed', async () => {
    const room = await aCaseRoom()
    const { number } = await opened(room)
    const { body } = await room.call('worker', `GET /v1/cases/${number}`)
    const { body: table } = await room.call('worker', 'GET /v1/case-steps')
    expect(body.allowed).toEqual(table.steps.find(({ step }: { step: string }) => step === body.step).allowed)
  })
})

describe('the time of a step', () => {
  it('C6 keeps the client’s time besides the server’s', async () => {
    const room = await aCaseRoom()
    const { number, give } = await opened(room)
    const { status } = await give('worker', 'accept', { capturedAt: '2026-11-23T09:12:00+08:00' })
    expect(status).toBe(200)
    const { body } = await room.call('worker', `GET /v1/cases/${number}/ledger`)
    expect(body.verified).toBe(true)
    expect(body.entries[1]).toMatchObject({ at: '2026-11-23T02:00:00.000Z', capturedAt: '2026-11-23T01:12:00.000Z' })
    expect(body.entries[0].capturedAt).toBeUndefined()
    expect((await give('leader', 'urge', { note: '快', capturedAt: 'yesterday' })).status).toBe(422)
  })
})
