import { anOpenedCase, type CaseRoom, reporter, type Who } from '../../testing/a-case-room.ts'

export const parties = [
  { role: 'applicant', name: '王小梅', phone: '10012345678' },
  { role: 'respondent', name: '李大山' },
]
export const dispute = { kind: 'people', parties }
export const agreement = {
  form: 'written',
  text: '双方以原墙为界。',
  terms: [{ what: '清理排水沟', dueOn: '2026-12-10' }],
}
/** What may be done to one that is pending. */
export const pendingCommands = [
  'add-party',
  'correct-party',
  'remove-party',
  'schedule-session',
  'move-session',
  'cancel-session',
  'hold-session',
  'end-mediation',
]

/** A dispute in the worker's hands, and what may be done to its first mediation. */
export const aMediatedDispute = async (room: CaseRoom, body: object | false = dispute, more: object = {}) => {
  const it = await anOpenedCase(room, { ...reporter, category: 'dispute-neighbours', ...more })
  await it.give('worker', 'accept')
  const path = `/v1/cases/${it.number}/mediations` as const
  const open = (as: Who, what: object, key?: string) => room.call(as, `POST ${path}`, what, { key })
  const first = body && (await open('worker', body))
  const take = (as: Who, verb: string, command: object = {}, key?: string) =>
    room.call(as, `POST ${path}/1/${verb}`, command, { key })
  const view = async (as: Who = 'worker', query = '') => (await room.call(as, `GET ${path}/1${query}`)).body
  return { ...it, first, open, take, view }
}
