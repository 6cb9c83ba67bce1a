import type { Page } from 'playwright-core'
import { caseShown, inBrowser, lookedAt, plain, press } from './a-browser.ts'

inBrowser('published major matters on a plain phone', (looked) => {
  let area: string
  const ids: string[] = []
  beforeAll(async () => {
    area = looked().county.account('village-secretary').areaCode
    const day = (days: number) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
    for (const title of ['东坡三十亩土地流转', '旧校舍出租']) {
      const text = '由村集体统一流转种植果树，\n每亩每年 800 元，期限十年。'
      const draft = { kind: 'land-transfer', area, title, text, opensOn: day(0), closesOn: day(9) }
      const { disclosureId } = (await looked().ask('village-secretary', 'POST /v1/disclosures', draft)).body as {
        disclosureId: string
      }
      await looked().ask('village-secretary', `POST /v1/disclosures/${disclosureId}/publish`, {})
      ids.push(disclosureId)
    }
    await looked().ask('village-secretary', `POST /v1/disclosures/${ids[1]}/withdraw`, { reason: '数字有误' })
  })

  it('C23 are listed, read and objected to, and the objection is followed as a case', async () => {
    await looked().on(plain, async (page) => {
      expect(await looked().open(page, `/d/${area}`)).toBe(200)
      const main = page.getByRole('main')
      expect(await main.textContent()).toMatch(/正在公示，可以提出异议[\s\S]*东坡三十亩土地流转/)
      expect(await main.textContent()).not.toContain('旧校舍出租')
      await press(page.getByRole('link', { name: '东坡三十亩土地流转' }))
      expect(await main.textContent()).toContain('每亩每年 800 元')

      await press(page.getByRole('button', { name: '提交' }))
      const alert = page.getByRole('alert')
      expect(await alert.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true)
      await page.getByLabel('姓名').fill('王 "小" 梅')
      await page.getByLabel('手机号').fill('12')
      await page.getByLabel('您的异议和理由').fill('价格偏低。\n<b>请说明依据</b>')
      await press(page.getByRole('button', { name: '提交' }))
      expect(await alert.textContent()).toContain('不是有效的手机号码')
      expect(await page.getByLabel('您的异议和理由').inputValue()).toBe('价格偏低。\n<b>请说明依据</b>')
      expect(await page.getByLabel('姓名').inputValue()).toBe('王 "小" 梅')
      await page.getByLabel('手机号').fill('10012345678')
      await page.getByRole('button', { name: '提交' }).dblclick()
      await caseShown(page)
      expect(page.url()).toMatch(/\/c\/[0-9A-Z]{10}$/)
      expect(await main.textContent()).toMatch(/请截图保存[\s\S]*价格偏低。\n<b>请说明依据<\/b>/)
    })
    const { body } = await looked().ask('village-secretary', `GET /v1/disclosures/${ids[0]}`)
    expect(body).toMatchObject({ objections: 1 })
  })

  it('C23 say so when one was withdrawn, and when there is no such area', async () => {
    await looked().on(plain, async (page) => {
      expect(await looked().open(page, `/d/${area}/${ids[1]}`)).toBe(410)
      expect(await page.getByRole('main').textContent()).toContain('这项公示已撤回')
      expect(await looked().open(page, '/d/999')).toBe(404)
      await press(page.getByRole('link', { name: '公开事项' }))
      expect(page.url()).toBe(`${looked().county.baseUrl}/b`)
    })
  })

  const everyPage = async (page: Page, look: (what: string) => Promise<void>) => {
    await looked().open(page, `/d/${area}`)
    await look('disclosures')
    await looked().open(page, `/d/${area}?lang=en`)
    await look('disclosures-en')
    await looked().open(page, `/d/${area}/${ids[0]}`)
    await look('disclosure')
    await page.getByLabel('手机号').fill('12')
    await press(page.getByRole('button', { name: '提交' }))
    await look('disclosure-wrong')
    await looked().open(page, `/d/${area}/${ids[1]}`)
    await look('disclosure-withdrawn')
  }
  lookedAt(looked, everyPage)
})
