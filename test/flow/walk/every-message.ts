import assert from 'node:assert/strict'
import type { Json } from '../person.ts'
import type { Stage } from '../stage.ts'

/** Walk 8: each message is in the API with its state and parts, and on the phone as sent. */
export const everyMessage = async ({ engine, tell, person }: Stage): Promise<void> => {
  const worker = await person('grid-worker')
  // what came in the night is sent in the morning
  await engine.moveTo(new Date(Date.parse(await engine.now()) + 13 * 3_600_000).toISOString())
  const { items } = await worker.get('/v1/messages', { recipient: 'me', limit: 100 })
  const phone = await engine.mailbox(worker.phone)
  assert.ok(items.length > 0)
  const arrived = engine.noReceipts ? ['sent', 'unconfirmed'] : ['delivered']
  for (const message of items) {
    // one whose case went on before its quiet hours were over is dropped, and says why
    if (message.state === 'dropped') {
      assert.ok(message.why, `${message.template} is dropped and says why`)
      continue
    }
    assert.ok(arrived.includes(message.state), `${message.template} is ${message.state}`)
    if (message.text === null) continue
    const shown = phone.find(({ text }) => text === message.text)
    assert.ok(shown, `the phone shows ${message.template}`)
    assert.equal(shown.parts, message.parts)
  }
  const codes = items.filter(({ template }: Json) => template === 'code-requested')
  assert.ok(codes.length > 0 && codes.every(({ text }: Json) => text === null), 'codes are not shown')
  tell(`${worker.name}共收到 ${items.length} 条消息，全部送达；验证码内容不在列表中显示`)
}
