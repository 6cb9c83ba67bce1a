import { aCaseRoom, evidence, lamp } from '../testing/a-case-room.ts'

const solve = { evidence, note: '顺手换了' }
const report = { ...lamp, source: 'worker', solve }

describe('solving on the spot', () => {
  it('C4 creates and solves in one call, flagged, with every step in the ledger, and still checked', async () => {
    const room = await aCaseRoom()
    const { status, body } = await room.call('worker', 'POST /v1/cases', report)
    expect(status).toBe(201)
    const view = async () => (await room.call('secretary', `GET /v1/cases/${body.caseId}`)).body
    expect(await view()).toMatchObject({
      step: 'solved',
      selfHandled: true,
      solution: { handlerId: 'worker', note: '顺手换了\n已更换灯泡' },
      holder: { role: 'grid-leader' },
      dueAt: body.expectedAt,
      locks: { handled: true, checked: false, told: false },
    })
    const ledger = (await room.call('auditor', `GET /v1/cases/${body.caseId}/ledger`)).body
    expect(ledger.verified).toBe(true)
    expect(ledger.entries.map(({ command }: { command: string }) => command)).toEqual(['report', 'accept', 'solve'])
    expect(room.told().at(-1)?.data).toMatchObject({ selfHandled: true, handledLevel: 'grid', onTime: true })
    const check = `POST /v1/cases/${body.caseId}/check` as const
    expect((await room.call('worker', check, { passed: true })).status).toBe(403)
    expect((await room.call('leader', check, { passed: true })).status).toBe(200)
  })

  it('C4 answers a repeat the same, also after the check', async () => {
    const room = await aCaseRoom()
    const key = 'spot-key-0000001'
    const first = await room.call('worker', 'POST /v1/cases', report, { key })
    expect(await room.call('worker', 'POST /v1/cases', report, { key })).toMatchObject({
      status: 201,
      body: first.body,
    })
    await room.call('leader', `POST /v1/cases/${first.body.caseId}/check`, { passed: true })
    expect(await room.call('worker', 'POST /v1/cases', report, { key })).toMatchObject({
      status: 201,
      body: first.body,
    })
    expect(room.told()).toHaveLength(4)
  })

  it.each([
    ['no evidence', { solve: { evidence: [] } }, 'solve.evidence'],
    ['a photo without a file', { solve: { evidence: [{ kind: 'photo' }] } }, 'solve.evidence.0'],
  ])('C4 refuses %s and creates nothing', async (_, wrong, path) => {
    const room = await aCaseRoom()
    const { status, body } = await room.call('worker', 'POST /v1/cases', { ...report, ...wrong })
    expect([status, body.errors[0].path]).toEqual([422, path])
    expect(room.told()).toEqual([])
  })

  it('C4 L1 is for those who may solve', async () => {
    const room = await aCaseRoom()
    expect((await room.call('volunteer', 'POST /v1/cases', report)).status).toBe(403)
    expect((await room.call('volunteer', 'POST /v1/cases', { ...report, solve: undefined })).status).toBe(201)
    const inPublic = await room.call('anyone', 'POST /v1/public/cases', { ...lamp, solve })
    expect([inPublic.status, inPublic.body.errors[0].path]).toEqual([422, 'solve'])
  })
})
