import { type Area, isGrid, isManned, memberOf, type Plan, unitOf } from './arbitrary-county.ts'
import type { Marks } from './marks.ts'
import { countyCode, must, openCategory, publicCategory, type RunningCounty } from './running-county.ts'

/** A case of a plan as its reporter knows it. */
export interface Reported {
  readonly caseId: string
  readonly token: string
  readonly areaId: string
  readonly unitId?: string
  /** A party to its mediation. */
  readonly partyId?: string | undefined
  /** Its mediation, where it has one. */
  readonly ordinal?: string
  /** A file that its reporter is about to send, and one of the grid's member, where somebody is in post. */
  readonly ownFileId: string
  readonly fileId?: string
}

/** Residents' cases, each as far as its fate. */
export const reportCases = async ({ areas, fates }: Plan, county: RunningCounty, marks: Marks): Promise<Reported[]> => {
  const { call, as, drain, clock } = county
  const reported: Reported[] = []
  const root = areas.find(({ areaId }) => areaId === countyCode) as Area
  for (const [n, grid] of areas.filter(isGrid).entries()) {
    const home = [grid.areaId]
    const word = (what: string) => marks.character(what, home)
    const body = {
      gridCode: grid.areaId,
      category: openCategory,
      description: `${word('description of a case')}路灯不亮`,
      name: `${word('name of a reporter')}某`,
      phone: marks.phone('reporter', home),
      address: `${word('address of a reporter')}村`,
    }
    const { number: caseId, token } = must(await call({ method: 'POST', url: '/v1/public/cases', body }))
    marks.id(caseId, 'case', home)
    marks.id(token, 'token of a case', [])
    const photo = { kind: 'photo', type: 'image/jpeg', bytes: 1000 }
    const ask = async (url: string, headers: Record<string, string>) =>
      must(await call({ method: 'POST', url, headers, body: photo })).fileId as string
    // while it is open: nothing is added to a case that is done
    const ownFileId = await ask(`/v1/public/cases/${caseId}/files`, { 'x-case-token': token })
    const command = async (memberId: string, verb: string, what: object = {}) => {
      marks.id(memberId, 'member', home)
      const url = `/v1/cases/${caseId}/${verb}`
      must(await call({ method: 'POST', url, headers: await as(memberId), body: what }))
    }
    const village = areas.find(({ areaId, level }) => level === 'village' && grid.path.includes(areaId)) as Area
    const [worker, secretary] = [memberOf(grid), memberOf(village)]
    const fate = isManned(grid) ? fates[n % fates.length] : 'reported'
    const unit = fate === 'dispatched' ? { unitId: unitOf(village) } : {}
    if (fate !== 'reported') await command(worker, 'accept', { note: `${word('note')}受理` })
    const isMediated = fate !== 'reported'
    let partyId: string | undefined
    if (isMediated) {
      const party = (role: string) => ({
        role,
        name: `${word('name of a party')}某`,
        phone: marks.phone('party', home),
      })
      await command(worker, 'mediations', { kind: 'people', parties: [party('applicant'), party('respondent')] })
      await command(worker, 'mediations/1/schedule', { at: '2027-03-01T06:30:00.000Z', place: '村调解室' })
      const url = `/v1/cases/${caseId}/mediations/1`
      const { parties } = must(await call({ method: 'GET', url, headers: await as(worker) }))
      partyId = (parties as { partyId: string }[])[0]?.partyId
    }
    if (fate === 'solved' || fate === 'struck-off') {
      const text = word('text of an agreement')
      await command(worker, 'mediations/1/end', { outcome: 'agreed', agreement: { form: 'oral', text } })
    }
    if (fate === 'dispatched') {
      marks.id(unitOf(village), 'unit', home)
      await command(secretary, 'dispatch', unit)
    }
    if (fate === 'solved' || fate === 'struck-off')
      await command(worker, 'solve', { evidence: [{ kind: 'note', text: `${word('evidence')}已修` }] })
    if (fate === 'struck-off') {
      await command(secretary, 'check', { passed: true })
      await command(secretary, 'answer', { text: `${word('answer')}已修好` })
      const headers = { 'x-case-token': token }
      const rating = { stars: 5, comment: `${word('comment')}好` }
      must(await call({ method: 'POST', url: `/v1/public/cases/${caseId}/rating`, headers, body: rating }))
      // an example to the whole county: whatever is in it, everybody may read
      await command(memberOf(root), 'promote', { title: '典型做法', text: '当天更换。' })
    }
    // of what they take away a look is kept
    const own = { method: 'GET', url: `/v1/public/cases/${caseId}/export`, headers: { 'x-case-token': token } }
    for (const seconds of [0, 1]) {
      clock.now = new Date(Date.parse(clock.now) + seconds * 1000).toISOString()
      must(await call(own))
    }
    const file = isManned(grid) && {
      fileId: marks.id(await ask('/v1/files', await as(memberOf(grid))), 'file', [], [memberOf(grid)]),
    }
    reported.push({
      caseId,
      token,
      ownFileId,
      ...file,
      areaId: grid.areaId,
      ...unit,
      ...(isMediated && { ordinal: '1', partyId }),
    })
  }
  await drain()
  return reported
}

/** A case in every grid that anybody may know of, whose words nobody has let through. */
export const reportPublic = async ({ areas }: Plan, { call, drain }: RunningCounty, marks: Marks): Promise<void> => {
  for (const { areaId } of areas.filter(isGrid)) {
    const description = `${marks.character('description not let through', [areaId])}路灯不亮`
    const body = { gridCode: areaId, category: publicCategory, description }
    const { token } = must(await call({ method: 'POST', url: '/v1/public/cases', body }))
    marks.id(token, 'token of a case', [])
  }
  await drain()
}
