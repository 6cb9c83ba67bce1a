import type { AnyRoute, Service } from '@wangge/contract'
import { codes } from '@wangge/problem'
import * as z from 'zod'
import { createDocument } from 'zod-openapi'
import { tags } from './tags.ts'

const Bound = z.union([z.number(), z.string()]).optional()
const Allowed = z
  .union([
    z.array(z.unknown()),
    z.object({ min: Bound, max: Bound, step: z.number().optional() }),
    z.object({ format: z.string(), example: z.unknown() }),
  ])
  .meta({ description: 'What the field may be: one of some values, between bounds, or of a form 允许的值、范围或格式' })

const ProblemBody = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.enum(codes),
    instance: z.string(),
    errors: z.array(z.looseObject({ path: z.string(), detail: z.string(), allowed: Allowed.optional() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem, in the caller’s language (Accept-Language: zh-CN or en)' })

const refusals: Record<string, string> = {
  '400': 'The body is not what its content type says',
  '401': 'Not signed in',
  '403': 'Not one of your actions',
  '404': 'Not found, or outside your subtree',
  '405': 'Another method is expected',
  '409': 'Not possible in the present state; `allowed` says what is',
  '413': 'Body over 256 KB',
  '415': 'Another media type is expected',
  '422': 'A field is wrong; `errors` names each',
  '429': 'Too soon or too many',
}

const isPublic = (route: AnyRoute) => route.action === 'public'
const securityOf = (route: AnyRoute) =>
  isPublic(route) ? [] : route.action === 'case-token' ? [{ caseToken: [] }] : [{ accessToken: [] }]

const statusesOf = (route: AnyRoute): string[] => [
  ...(route.body instanceof z.ZodUndefined ? [] : ['400', '413', '415']),
  ...(isPublic(route) ? [] : ['401', '403']),
  ...(Object.keys(route.params.shape).length > 0 ? ['404'] : []),
  ...(route.method === 'GET' ? [] : ['409']),
  ...(route.answerType === 'text/xml' ? ['400', '404', '405'] : ['422', '429']),
]

const headersOf = (route: AnyRoute): z.ZodObject | undefined =>
  route.idempotent
    ? z.object({
        'Idempotency-Key': z.string().min(1).max(64).optional().meta({
          description: 'A repeat with the same key gives the first answer; the same key with another body is 422',
        }),
      })
    : undefined

const Open311Errors = z.array(z.object({ code: z.number().int(), description: z.string() })).meta({
  id: 'Open311Errors',
  description: 'Errors as GeoReport v2 tells them; 422 and 429 come as 400',
})
/** Open311 tells errors in a form of its own. */
const refusalsOf = ({ answerType }: AnyRoute) =>
  answerType === 'text/xml'
    ? { 'application/json': { schema: Open311Errors }, 'text/xml': { schema: z.string() } }
    : { 'application/problem+json': { schema: ProblemBody } }

const operation = (route: AnyRoute) => ({
  operationId: route.id,
  tags: [route.tag],
  summary: `${route.summary['zh-CN']} · ${route.summary.en}`,
  security: securityOf(route),
  ...(route.action.includes('.') ? { 'x-action': route.action } : {}),
  requestParams: {
    ...(Object.keys(route.params.shape).length > 0 ? { path: route.params } : {}),
    ...(Object.keys(route.query.shape).length > 0 ? { query: route.query } : {}),
    ...(headersOf(route) ? { header: headersOf(route) } : {}),
  },
  ...(route.body instanceof z.ZodUndefined
    ? {}
    : {
        requestBody: {
          required: true,
          content: {
            [route.mediaType]: {
              schema: route.body,
              ...(route.example?.body === undefined ? {} : { example: route.example.body }),
            },
          },
        },
      }),
  responses: {
    [String(route.status)]:
      route.answer instanceof z.ZodUndefined || route.status === 204
        ? { description: route.summary.en }
        : {
            description: route.summary.en,
            content: {
              [route.answerType]: {
                schema: route.answer,
                ...(route.example?.answer === undefined ? {} : { example: route.example.answer }),
              },
            },
          },
    ...Object.fromEntries(
      statusesOf(route).map((status) => [
        status,
        {
          description: refusals[status] ?? '',
          content: refusalsOf(route),
        },
      ]),
    ),
  },
})

/** The OpenAPI 3.1 document of all rooms' public routes. */
export const openapi = (rooms: readonly Service[], version: string) => {
  const paths: Record<string, Record<string, unknown>> = {}
  const routes = rooms
    .flatMap((room) => room.routes.filter(({ hidden }) => !hidden))
    .toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  for (const route of routes) {
    paths[route.path] ??= {}
    const path = paths[route.path] as Record<string, unknown>
    path[route.method.toLowerCase()] = operation(route)
  }
  return createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Wangge 网格',
        version,
        description:
          'Grid-based community service for one county. 一县一套的网格化服务接口。Problems are RFC 9457, lists are paged by `limit` and `after`, instants are UTC.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/', description: 'This county' }],
      tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => {
        const title = tags[name] ?? rooms.find((room) => room.name === name)?.title
        return { name, ...(title && { description: `${title['zh-CN']} · ${title.en}` }) }
      }),
      paths: paths as never,
      components: {
        securitySchemes: {
          accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
          caseToken: { type: 'apiKey', in: 'header', name: 'X-Case-Token' },
        },
      },
    },
    {
      override: ({ jsonSchema, zodSchema }) => {
        const meta = z.globalRegistry.get(zodSchema as unknown as z.ZodType) as Record<string, unknown> | undefined
        for (const key of ['type', 'format', 'minLength', 'maxLength'] as const)
          if (meta?.[key] !== undefined) Object.assign(jsonSchema, { [key]: meta[key] })
        if (meta?.personal !== undefined) {
          Object.assign(jsonSchema, { 'x-personal': meta.personal })
          delete (jsonSchema as Record<string, unknown>).personal
        }
      },
      allowEmptySchema: { transform: true, custom: true, unknown: true, any: true, undefined: true },
    },
  )
}
