import { addDays } from '@wangge/time'
import type { CountyFile } from './summary.ts'

/** A few promises and one disclosure in the demo village, so that there is something to see; each made once a day. */
export const seedLists = async (
  { demo }: Pick<CountyFile, 'demo'>,
  { baseUrl, token, today }: { baseUrl: string; token: string; today: string },
): Promise<void> => {
  const village = demo.find(({ role }) => role === 'village-secretary')?.areaCode
  if (village === undefined) return
  const post = async (path: string, key: string, body: object): Promise<Record<string, string>> => {
    const response = await fetch(`${baseUrl}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': `${key}-${today}`,
      },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as Record<string, string>
  }
  const owner = { role: 'village-secretary', areaId: village }
  const common = { area: village, owner }
  const items = [
    {
      list: 'organisation',
      title: '整修村内道路',
      dueOn: addDays(today, 30),
      quantity: { amount: 600, unit: 'metres' },
    },
    { list: 'member', title: '帮扶户春耕', dueOn: addDays(today, 14), quantity: { amount: 12, unit: 'households' } },
    { list: 'problem', title: '村口积水', dueOn: addDays(today, -2), quantity: { amount: 1, unit: 'places' } },
  ]
  for (const [n, item] of items.entries()) {
    const { deedId } = await post('/v1/deeds', `seed-deed-${n}`, { ...common, period: item.dueOn.slice(0, 4), ...item })
    await post(`/v1/deeds/${deedId}/publish`, `seed-publish-${n}`, {})
  }
  const { disclosureId } = await post('/v1/disclosures', 'seed-disclosure', {
    kind: 'land-transfer',
    area: village,
    title: '东坡三十亩土地流转',
    text: '由村集体统一流转种植果树，每亩每年 800 元，期限十年。',
    opensOn: today,
    closesOn: addDays(today, 14),
  })
  await post(`/v1/disclosures/${disclosureId}/publish`, 'seed-publish-disclosure', {})
}
