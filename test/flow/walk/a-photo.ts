import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { cameraWords, aPhoto as photoOf } from '@wangge/testing/a-photo'
import { ask, expected, type Json } from '../person.ts'
import type { Stage } from '../stage.ts'

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Sends bytes by the form that was given: its fields first, the file last. */
const post = async ({ engine }: Stage, { url, fields }: Json, bytes: Buffer): Promise<number> => {
  if (engine.storage) return engine.storage.put(fields, bytes).then(() => 204)
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.append(field, value as string)
  form.append('file', new Blob([new Uint8Array(bytes)]), 'photo.jpg')
  const { status } = await fetch(engine.reach?.(url) ?? url, { method: 'POST', body: form })
  return status
}
const download = async ({ engine }: Stage, url: string): Promise<Buffer> => {
  if (engine.storage) return Buffer.from(await engine.storage.read(url))
  const answer = await fetch(engine.reach?.(url) ?? url)
  assert.equal(answer.status, 200)
  return Buffer.from(await answer.arrayBuffer())
}

/** K2: a photo with all that a phone writes into it becomes evidence without it; what is not what it was said to be is refused. */
export const aPhoto = async (stage: Stage): Promise<void> => {
  const { engine, tell, person, county, account } = stage
  const worker = await person('grid-worker')
  const secretary = await person('village-secretary')
  const bytes = photoOf()
  const announced = { kind: 'photo', type: 'image/jpeg', bytes: bytes.length, sha256: hashOf(bytes) }
  const place = { ...county.place, crs: 'WGS-84' }

  const asked = await worker.post('/v1/files', { ...announced, place }, 201)
  const early = await worker.ask('POST', `/v1/files/${asked.fileId}/complete`, { body: {} })
  assert.equal(early.status, 409)
  if (!engine.storage) assert.equal(await post(stage, asked.upload, Buffer.concat([bytes, bytes])), 400)
  assert.equal(await post(stage, asked.upload, bytes), 204)
  await worker.post(`/v1/files/${asked.fileId}/complete`)
  await engine.drain()
  const file = await worker.get(`/v1/files/${asked.fileId}`)
  assert.deepEqual([file.state, file.width, file.height], ['ready', 480, 640])
  const [kept, thumbnail] = await Promise.all([download(stage, file.links.file), download(stage, file.links.thumbnail)])
  assert.deepEqual([kept.length, hashOf(kept)], [file.bytes, file.sha256])
  for (const word of cameraWords) {
    assert.ok(bytes.includes(word))
    assert.ok(!kept.includes(word) && !thumbnail.includes(word), `${word} is still in the photo`)
  }
  assert.ok(thumbnail.length < kept.length)
  tell(`${worker.name}拍照上传 ${bytes.length} 字节：照片里的位置和机型已删除，缩略图 ${thumbnail.length} 字节`)

  const other = await worker.post('/v1/files', { kind: 'document', type: 'application/pdf', bytes: bytes.length }, 201)
  await post(stage, other.upload, bytes)
  await worker.post(`/v1/files/${other.fileId}/complete`)
  await engine.drain()
  assert.equal((await worker.get(`/v1/files/${other.fileId}`)).refused.code, 'type')

  const report = { place, category: 'facility-lamp', description: '路灯灯罩脱落，已复位', source: 'worker' }
  const evidence = [{ kind: 'photo', fileId: asked.fileId }]
  const { number } = await worker.post('/v1/cases', { ...report, solve: { evidence } }, 201)
  const twice = await worker.ask('POST', '/v1/cases', { body: { ...report, solve: { evidence } } })
  assert.deepEqual([twice.status, twice.body.errors[0].path], [422, 'solve.evidence.0.fileId'])
  const { items } = await secretary.get(`/v1/cases/${number}/files`)
  assert.deepEqual([items[0]?.fileId, items[0]?.place?.crs], [asked.fileId, 'WGS-84'])
  tell(`照片作为 ${number} 的办结证明，${secretary.name}核查时可看；同一张不能再用于别的事项；冒充 PDF 的被拒收`)

  const { areaCode: gridCode } = account('grid-worker')
  const own = expected(await ask(engine, 'POST', '/v1/public/files', { body: announced }), 201)
  assert.equal(await post(stage, own.upload, bytes), 204)
  expected(await ask(engine, 'POST', `/v1/public/files/${own.fileId}/complete`, { body: {} }), 200)
  await engine.drain()
  const body = { gridCode, category: 'facility-drain', description: '下水道井盖破损，见照片', files: [own.fileId] }
  const opened = expected(await ask(engine, 'POST', '/v1/public/cases', { body }), 201)
  const { items: sent } = await secretary.get(`/v1/cases/${opened.number}/files`)
  assert.equal(sent[0]?.fileId, own.fileId)
  tell(`居民上报 ${opened.number} 时附上照片`)

  const headers = { 'x-case-token': opened.token }
  const path = `/v1/public/cases/${opened.number}`
  const later = expected(await ask(engine, 'POST', `${path}/files`, { body: announced, headers }), 201)
  assert.equal(await post(stage, later.upload, bytes), 204)
  expected(await ask(engine, 'POST', `/v1/public/files/${later.fileId}/complete`, { body: {} }), 200)
  await engine.drain()
  const { entries, verified } = await secretary.get(`/v1/cases/${opened.number}/ledger`)
  assert.deepEqual([verified, entries.at(-1).command, entries.at(-1).facts.files], [true, 'add-file', [later.fileId]])
  const { files } = expected(await ask(engine, 'GET', path, { headers }), 200)
  assert.equal(files.length, 2)
  tell('后来又补充一张：台账多一步“补充照片、录音”，居民自己看得到两张')
}
