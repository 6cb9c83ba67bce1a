import type { Page } from 'playwright-core'
import { type Looked, press } from './a-browser.ts'

/** What residents and staff do on and behind the pages of cases. */
export const aResident = ({ county, open, ask }: Looked) => {
  const grid = county.account('grid-worker').areaCode
  const give = async (role: string, number: string, verb: string, body: object = {}): Promise<void> => {
    const answer = await ask(role, `POST /v1/cases/${number}/${verb}`, body)
    expect([verb, answer.status, answer.status < 300 ? '' : answer.body]).toEqual([verb, answer.status, ''])
  }
  return {
    grid,
    give,
    /** Reports a broken lamp and comes back with its number. */
    async report(page: Page): Promise<string> {
      await open(page, `/r/${grid}`)
      await page.getByLabel('问题类别').selectOption({ label: '路灯损坏' })
      await page.getByLabel('什么事').fill('村口的路灯不亮了。\n晚上走路看不见。')
      await page.getByLabel('手机号').fill('100 1234 5678')
      await press(page.getByRole('button', { name: '提交' }))
      expect(page.url()).toMatch(/\/c\//)
      return page.url().slice(`${county.baseUrl}/c/`.length)
    },
    /** Once it is accepted, to strike-off. */
    async settle(number: string): Promise<void> {
      await give('grid-worker', number, 'solve', { evidence: [{ kind: 'note', text: '已更换灯泡' }] })
      await give('grid-leader', number, 'check', { passed: true })
      await give('grid-leader', number, 'answer', { text: '路灯已修好。' })
    },
  }
}
