import { caseShown, inBrowser, phone, plain, press, qrCodeOn } from './a-browser.ts'
import { aResident } from './a-resident.ts'

inBrowser('reporting on a plain phone', (looked) => {
  const resident = () => aResident(looked())

  it('C3 asks a kind’s own questions once it is chosen, without JavaScript', async () => {
    await looked().on(plain, async (page) => {
      await looked().open(page, `/r/${resident().grid}`)
      const pole = page.getByLabel('灯杆编号（可不填）')
      const what = page.getByLabel('拆除什么')
      expect([await pole.isVisible(), await what.isVisible()]).toEqual([false, false])
      const kind = page.getByLabel('问题类别')
      await kind.selectOption({ label: '路灯损坏' })
      expect([await pole.isVisible(), await what.isVisible()]).toEqual([true, false])
      await kind.selectOption({ label: '房屋设施拆除' })
      expect([await pole.isVisible(), await what.isVisible()]).toEqual([false, true])
      await page.getByLabel('什么事').fill('旧围墙要拆')
      await page.getByLabel('手机号').fill('10012345678')
      await press(page.getByRole('button', { name: '提交' }))
      expect(await page.getByRole('alert').textContent()).toContain('拆除什么：必填')
      await page.getByRole('link', { name: /^拆除什么/ }).click()
      await what.selectOption({ label: '围墙' })
      await page.getByRole('radio', { name: '是' }).check()
      await press(page.getByRole('button', { name: '提交' }))
      const number = page.url().slice(`${looked().county.baseUrl}/c/`.length)
      const { body } = await looked().ask('grid-worker', `GET /v1/cases/${number}`)
      expect(body).toMatchObject({
        answers: [
          { code: 'what', value: 'wall' },
          { code: 'agreed', value: true },
        ],
      })
    })
  })

  it('C1 a double tap makes one case', async () => {
    const held = async () => {
      const { body } = await looked().ask('grid-worker', 'GET /v1/cases?holder=me&limit=100')
      return (body as { items: unknown[] }).items.length
    }
    await looked().on(plain, async (page) => {
      const before = await held()
      await looked().open(page, `/r/${resident().grid}`)
      await page.getByLabel('问题类别').selectOption({ label: '路灯损坏' })
      await page.getByLabel('什么事').fill('路灯坏了')
      await page.getByRole('button', { name: '提交' }).dblclick()
      await caseShown(page)
      expect(page.url()).toMatch(/\/c\/[0-9A-Z]{10}$/)
      expect((await held()) - before).toBe(1)
    })
  })

  it('C1 who goes back and sends the same again has one case; other words are another', async () => {
    await looked().on(plain, async (page) => {
      const number = await resident().report(page)
      await page.goBack()
      expect(await page.getByLabel('什么事').inputValue()).toContain('村口的路灯不亮了')
      await press(page.getByRole('button', { name: '提交' }))
      expect(page.url()).toBe(`${looked().county.baseUrl}/c/${number}`)
      await page.goBack()
      await page.getByLabel('什么事').fill('另一盏灯也不亮')
      await press(page.getByRole('button', { name: '提交' }))
      expect(page.url()).toContain('/c/')
      expect(page.url()).not.toContain(number)
    })
  })

  it('C1 wrong input keeps what was typed, and puts the reader at what is wrong', async () => {
    await looked().on(plain, async (page) => {
      await looked().open(page, `/r/${resident().grid}`)
      await page.getByLabel('什么事').fill('一行\n<b>二行</b>')
      await page.getByLabel('姓名').fill('王 "小" 梅')
      await page.getByLabel('手机号').fill('12')
      await press(page.getByRole('button', { name: '提交' }))
      expect(page.url()).toBe(`${looked().county.baseUrl}/r/${resident().grid}`)
      const alert = page.getByRole('alert')
      expect(await alert.textContent()).toContain('问题类别：必填')
      expect(await alert.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true)
      expect(await page.getByLabel('什么事').inputValue()).toBe('一行\n<b>二行</b>')
      expect(await page.getByLabel('姓名').inputValue()).toBe('王 "小" 梅')
      expect(await page.getByLabel('手机号').inputValue()).toBe('12')

      await page.getByLabel('问题类别').selectOption({ label: '照料与看护' })
      await press(page.getByRole('button', { name: '提交' }))
      expect(await alert.textContent()).toContain('手机号：不是有效的手机号码')
      await page.getByRole('link', { name: /^手机号/ }).click()
      await page.getByLabel('手机号').fill('10012345678')
      expect(await page.getByLabel('问题类别').inputValue()).toBe('living-care')
      await press(page.getByRole('button', { name: '提交' }))
      expect(page.url()).toContain('/c/')
    })
  })

  it('A7 the card’s code leads to the grid’s page', async () => {
    await looked().on({ ...phone, isMobile: false, bypassCSP: true }, async (page) => {
      await looked().open(page, `/r/${resident().grid}/card`)
      const read = await qrCodeOn(page)
      expect(read).toBe(`${looked().county.baseUrl}/r/${resident().grid}`)
      await page.goto(read)
      expect(await page.getByRole('main').textContent()).toContain(looked().county.account('grid-worker').areaName)
    })
  })
})
