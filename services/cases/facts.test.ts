import { anAnnouncedPhoto, photo } from './attached/testing/a-file-desk.ts'
import { aFile } from './file/testing/a-file.ts'
import { manifest } from './manifest.ts'
import { aCaseRoom, anOpenedCase, type CaseRoom, reporter, start, type Who, walk } from './testing/a-case-room.ts'
import { faultsOf } from './testing/kept-contract.ts'

const evidence = [{ kind: 'note', text: '已更换灯泡' }]

/** Facts of deed lists and disclosures have a test of their own. */
const isOfLists = (type: string) => /^cases\.(deed|disclosure|project)-/.test(type)

/** A dispute that is mediated twice over. */
const mediateAll = async (room: CaseRoom) => {
  const { number, give } = await anOpenedCase(room)
  await give('worker', 'accept')
  const parties = ['applicant', 'respondent'].map((role) => ({ role, name: '某某' }))
  const path = `/v1/cases/${number}/mediations` as const
  await room.call('worker', `POST ${path}`, { kind: 'people', parties })
  const take = (verb: string, body: object) => room.call('secretary', `POST ${path}/1/${verb}`, body)
  const at = '2026-11-23T02:00:00Z'
  const added = await take('add-party', { role: 'respondent', name: '某某' })
  const { partyId } = added.body
  await take('correct-party', { partyId, name: '某人' })
  await take('remove-party', { partyId, reason: '不是当事人' })
  const [first] = (await room.call('worker', `GET ${path}/1`)).body.parties
  await take('schedule', { at, place: '村调解室' })
  await take('schedule', { at, place: '村调解室' })
  await take('move-session', { session: 2, place: '镇调解室', reason: '修缮' })
  await take('cancel-session', { session: 2, reason: '不必再谈' })
  await take('hold', { session: 1, at, attended: [first.partyId], outcome: 'settled' })
  await take('end', { outcome: 'agreed', agreement: { form: 'written', text: '互不相扰' } })
  await take('attach-agreement', { fileId: await aFile(room, { fileId: 'paper', memberId: 'secretary' }) })
  await take('confirm', { reference: '民特12号', on: '2026-11-23' })
  room.moveTo('2026-12-24T02:00:00.000Z')
  await room.ring('remind-follow-ups')
  await take('follow-up', { kept: false })
  await take('reopen', { reason: '未履行' })
}

describe('the facts of cases', () => {
  it('M3 keep their contract, every one of them', async () => {
    const room = await aCaseRoom()
    const first = await anOpenedCase(room)
    const { number, phone } = { ...first, ...reporter }
    await room.call('anyone', 'POST /v1/public/case-codes', { number, phone })
    await first.give('leader', 'urge', { note: '请尽快' })
    await first.give('worker', 'reply-urge', { text: '今天就去' })
    await walk(first)
    await first.rate(4)
    await first.give('official', 'promote', { title: '当天修好', text: '备好灯泡' })
    await first.give('official', 'withdraw-practice', { reason: '已过时' })
    await first.give('secretary', 'reopen', { reason: '又坏了' })
    const third = await anOpenedCase(room)
    await walk(third)
    await third.give('secretary', 'rehang', { reason: '抽查未修好' })
    const fourth = await anOpenedCase(room)
    await fourth.give('leader', 'merge', { into: third.number })
    await fourth.give('leader', 'unmerge', { reason: '不是同一盏' })
    const second = await anOpenedCase(room)
    await second.give('worker', 'hand-up', { reason: '要协调' })
    await second.give('secretary', 'accept')
    await second.give('worker', 'evidence', { evidence })
    await second.give('worker', 'extend', { days: 2, reason: '等配件' })
    await second.give('secretary', 'decide-extension', { granted: true })
    await second.give('worker', 'ask-resident', { text: '在哪一侧？' })
    await second.give('worker', 'resume')
    await second.give('secretary', 'dispatch', { unitId: 'u03' })
    await second.give('clerk', 'return', { reason: '不归我们管' })
    await second.give('worker', 'solve', { evidence })
    const fifth = await anOpenedCase(room)
    await fifth.give('worker', 'accept')
    const { partIds } = (await fifth.give('secretary', 'split', { parts: [{ unitId: 'u03', description: '清运' }] }))
      .body
    const part = (as: Who, verb: string, body = {}) => room.call(as, `POST /v1/cases/${partIds[0]}/${verb}`, body)
    await part('clerk', 'start')
    await part('clerk', 'solve', { evidence })
    await part('secretary', 'check', { passed: true })
    await part('secretary', 'rehang', { reason: '没有清完' })
    await third.give('secretary', 'publish', { text: '路灯不亮。' })
    await third.give('secretary', 'unpublish', { reason: '看得出是谁家' })
    await third.give('secretary', 'redact', { description: '路灯不亮。', reason: '有姓名' })
    const sixth = await anOpenedCase(room)
    await walk(sixth)
    for (const verb of ['hide', 'erase'])
      await room.call('anyone', `POST /v1/public/cases/${sixth.number}/${verb}`, {}, { token: sixth.token })
    const seventh = await anOpenedCase(room)
    await seventh.give('worker', 'mark-confidential', { reason: '涉及家事' })
    await seventh.give('official', 'viewers', { memberId: 'leader', reason: '协助' })
    await seventh.give('official', 'remove-viewer', { memberId: 'leader', reason: '已毕' })
    await seventh.give('official', 'unmark-confidential', { reason: '本人同意' })
    const fileId = await aFile(room, { state: 'open' })
    room.files.sent({ key: `new/${fileId}` }, Buffer.from('…'))
    await room.call('worker', `POST /v1/files/${fileId}/complete`)
    const { body } = await room.call(
      'anyone',
      `POST /v1/public/cases/${seventh.number}/files`,
      anAnnouncedPhoto,
      seventh,
    )
    room.files.sent(body.upload.fields, photo)
    await room.call('anyone', `POST /v1/public/files/${body.fileId}/complete`)
    await room.hear()
    const eighth = await anOpenedCase(room)
    const text = '您反映的情况已转派出所。'
    const agency = { kind: 'police', name: '城关派出所' }
    await eighth.give('official', 'hand-over', { agency, receiptNumber: 'J-42', reason: '涉嫌治安案件', text })
    await eighth.give('official', 'outside-updates', { receiptNumber: 'J-42', text: '已立案', at: start })
    await eighth.give('official', 'take-back', { reason: '退回' })
    await eighth.give('official', 'cancel', { reason: '不属受理范围', text })
    await eighth.give('official', 'reinstate', { reason: '撤销有误' })
    const { token } = eighth
    await room.call('anyone', `POST /v1/public/cases/${eighth.number}/withdraw`, { reason: '好了' }, { token })
    await mediateAll(room)
    await room.ring('find-stuck-cases')
    const facts = manifest.publishes.filter(({ type }) => !isOfLists(type))
    expect(faultsOf(room.told(), facts)).toEqual([])
  })
})
