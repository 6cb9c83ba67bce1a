import type { Page } from 'playwright-core'
import { aBrowser, inBrowser, type Looked, lookedAt } from './a-browser.ts'
import { aResident } from './a-resident.ts'

inBrowser('every page of a resident, and every state of it', () => {
  let looked: Looked
  let resident: ReturnType<typeof aResident>
  beforeAll(async () => {
    looked = await aBrowser()
    resident = aResident(looked)
  }, 120_000)
  afterAll(() => looked[Symbol.asyncDispose]())

  /** Every page and state of it, one after another. */
  const everyPage = async (page: Page, look: (what: string) => Promise<void>) => {
    await looked.open(page, `/r/${resident.grid}`)
    await look('report')
    await page.getByLabel('手机号').fill('12')
    await page.getByRole('button', { name: '提交' }).click()
    await look('report-wrong')
    await looked.open(page, `/r/${resident.grid}/card`)
    await look('card')
    await looked.open(page, '/c')
    await look('find')
    await page.getByRole('button', { name: '查看' }).click()
    await look('find-wrong')
    await looked.open(page, '/r/999')
    await look('no-grid')
    const number = await resident.report(page)
    await look('case-new')
    await page.getByRole('button', { name: '添加照片' }).click()
    await look('photo')
    const buffer = Buffer.from('%PDF-1.7')
    await page.getByLabel('选择照片').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer })
    await page.getByRole('button', { name: '上传' }).click()
    await page.getByRole('heading', { level: 1, name: '照片未能添加' }).waitFor({ timeout: 20_000 })
    await look('photo-refused')
    await page.getByRole('link', { name: '返回事项' }).click()
    await resident.settle(number)
    await page.reload()
    await look('case-answered')
    await page.getByRole('button', { name: '提交评价' }).click()
    await look('case-rating-wrong')
    await page.getByRole('radio', { name: /^2 分/ }).check()
    await page.getByRole('button', { name: '提交评价' }).click()
    await look('case-rated')
    await page.getByText('我的信息：导出、隐藏、清除').click()
    await page.getByRole('button', { name: '清除我的信息' }).click()
    await look('case-erasing-wrong')
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: '清除我的信息' }).click()
    await look('case-erased')
  }

  lookedAt(() => looked, everyPage)
})
