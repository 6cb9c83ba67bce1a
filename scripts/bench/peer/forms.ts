const text = { type: 'string' } as const
const textUpTo = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength }) as const

/** What is asked when a case is reported. */
export const reportSchema = {
  headers: {
    type: 'object',
    required: ['idempotency-key'],
    properties: { 'idempotency-key': { type: 'string', minLength: 16, maxLength: 64 } },
  },
  body: {
    type: 'object',
    required: ['gridCode', 'category', 'description', 'source'],
    additionalProperties: false,
    properties: {
      gridCode: textUpTo(20),
      category: textUpTo(64),
      description: textUpTo(2000),
      source: { enum: ['worker', 'resident', 'hotline'] },
    },
  },
} as const

/** What is answered to a report. */
export const answerSchema = {
  type: 'object',
  properties: { number: text, token: text, expectedAt: text, caseId: text },
} as const

const item = {
  type: 'object',
  properties: {
    ...{
      caseId: text,
      areaId: text,
      step: text,
      category: text,
      class: text,
      title: text,
      reportedAt: text,
      level: text,
    },
    holder: { type: 'object', properties: { role: text, areaId: text } },
    dueAt: text,
    overdue: { type: 'boolean' },
  },
} as const

/** A page of cases. */
export const listSchema = {
  querystring: { type: 'object', required: ['area'], properties: { area: textUpTo(20) } },
  response: { 200: { type: 'object', properties: { items: { type: 'array', items: item }, next: text } } },
} as const
