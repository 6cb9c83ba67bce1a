import { createHash, randomBytes, randomUUID } from 'node:crypto'
import fastify, { type FastifyInstance } from 'fastify'
import postgres, { type Sql } from 'postgres'
import { answerSchema, listSchema, reportSchema } from './forms.ts'

/** Who may call, by token: a plain service looks a session up. */
export type Sessions = ReadonlyMap<string, { readonly memberId: string; readonly areaId: string }>

interface Report {
  readonly gridCode: string
  readonly category: string
  readonly description: string
  readonly source: string
}

const villageDigits = 12
const dayMs = 86_400_000
const uniqueViolation = '23505'
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const letters = (count: number) => Array.from(randomBytes(count), (byte) => alphabet[byte % 32]).join('')
const sha256 = (text: string) => createHash('sha256').update(text).digest()
const refusal = (statusCode: number, message: string) => Object.assign(new Error(message), { statusCode })
const titleOf = (description: string) => (description.length > 20 ? `${description.slice(0, 20)}…` : description)

/** Case, outbox and key, in one transaction; all three inserts go to the server at once. */
const reportCase = async (sql: Sql, memberId: string, { key, body }: { key: string; body: Report }) => {
  const { gridCode, category, description, source } = body
  const now = Date.now()
  const [at, due] = [new Date(now), new Date(now + dayMs)]
  const [caseId, token] = [letters(10), letters(16)]
  const answer = { number: caseId, token, expectedAt: due.toISOString(), caseId }
  const village = gridCode.slice(0, villageDigits)
  const data = { caseId, areaId: gridCode, category, step: 'reported' }
  const hash = sha256(JSON.stringify(body))
  try {
    await sql.begin((own) => [
      own`INSERT INTO idempotency_keys VALUES (${memberId}, ${key}, ${hash}, ${JSON.stringify(answer)}, ${due})`,
      own`INSERT INTO cases VALUES (${caseId}, 1, ${gridCode}, ${village}, 'reported', ${category}, 'general',
        ${titleOf(description)}, ${description}, ${source}, ${memberId}, 'grid', 'grid-worker', ${gridCode},
        ${sha256(token)}, ${at}, ${due})`,
      own`INSERT INTO outbox (event_id, type, case_id, at, data)
        VALUES (${randomUUID()}, 'case-reported', ${caseId}, ${at}, ${own.json(data)})`,
    ])
    return answer
  } catch (error) {
    if (!(error instanceof postgres.PostgresError) || error.code !== uniqueViolation) throw error
    const [kept] =
      await sql`SELECT body_hash, answer FROM idempotency_keys WHERE member_id = ${memberId} AND key = ${key}`
    if (!kept) throw error
    if (!hash.equals(kept.body_hash)) throw refusal(422, 'the key was used with another body')
    return JSON.parse(kept.answer) as typeof answer
  }
}

/** The newest cases of a village, a page from its index. */
const casesOf = async (sql: Sql, village: string) => {
  const rows = await sql`SELECT case_id, area_id, step, category, class, title, reported_at, level, holder_role,
    holder_area_id, due_at FROM cases WHERE village_id = ${village} ORDER BY reported_at DESC, case_id DESC LIMIT 26`
  const now = Date.now()
  const items = rows.slice(0, 25).map((row) => ({
    caseId: row.case_id,
    areaId: row.area_id,
    step: row.step,
    category: row.category,
    class: row.class,
    title: row.title,
    reportedAt: row.reported_at.toISOString(),
    level: row.level,
    holder: { role: row.holder_role, areaId: row.holder_area_id },
    dueAt: row.due_at.toISOString(),
    overdue: row.due_at.getTime() < now,
  }))
  const last = items.at(-1)
  const next =
    rows.length > 25 && last ? Buffer.from(`${last.reportedAt} ${last.caseId}`).toString('base64url') : undefined
  return { items, next }
}

/** A plain service: it knows cases by village, and nothing of what Wangge does besides. */
export const openService = (sql: Sql, sessions: Sessions): FastifyInstance => {
  const app = fastify()
  const callerOf = (authorization = '') => {
    const session = sessions.get(authorization.slice('Bearer '.length))
    if (!session) throw refusal(401, 'who are you?')
    return session
  }
  app.post<{ Body: Report; Headers: { 'idempotency-key': string } }>(
    '/v1/cases',
    { schema: { ...reportSchema, response: { 201: answerSchema } } },
    async ({ headers, body }, reply) => {
      const { memberId, areaId } = callerOf(headers.authorization)
      if (!body.gridCode.startsWith(areaId)) throw refusal(404, 'no such grid')
      reply.code(201)
      return reportCase(sql, memberId, { key: headers['idempotency-key'], body })
    },
  )
  app.get<{ Querystring: { area: string } }>('/v1/cases', { schema: listSchema }, async ({ headers, query }) => {
    const { areaId } = callerOf(headers.authorization)
    if (!query.area.startsWith(areaId)) throw refusal(404, 'no such area')
    return casesOf(sql, query.area)
  })
  return app
}
