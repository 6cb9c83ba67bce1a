import { route } from '@wangge/contract'
import { CountyConfig, defaultConfig } from '@wangge/county'
import { say } from '@wangge/problem'
import * as z from 'zod'

const tag = 'county'
const { code, name, zone, levels, caseClasses, categories, gridSize, rating, reopen, smsSignature } = CountyConfig.shape
const example = defaultConfig('152921', say('阿拉善左旗', 'Alxa Left Banner'))

/** What anybody may know of the county: what its levels and kinds of cases are called, and the limits that residents meet. */
export const getCounty = route({
  method: 'GET',
  path: '/v1/county',
  action: 'public',
  tag,
  summary: say('本县概况', 'The county: names, levels, categories, limits'),
  answer: z.object({ code, name, zone, levels, caseClasses, categories, gridSize, rating, reopen, smsSignature }),
})

const Revised = z.object({
  /** Also the ETag. */
  rev: z.int(),
  config: CountyConfig,
})

export const getConfig = route({
  method: 'GET',
  path: '/v1/config',
  action: 'config.read',
  tag,
  summary: say('县配置', 'The county’s configuration'),
  answer: Revised,
  example: { answer: { rev: 1, config: example } },
})

/**
 * Replaces the configuration by a new version of it. Send what was read, changed, with its ETag in `If-Match`; the
 * server counts `version` on. A code keeps its meaning from when it was saved: what records refer to cannot go away, is
 * retired for good, and its name is corrected with a `changeReason`. A dispatch rule names a unit that is there.
 */
export const putConfig = route({
  method: 'PUT',
  path: '/v1/config',
  action: 'config.write',
  tag,
  summary: say('修改县配置', 'Change the county’s configuration'),
  body: CountyConfig,
  answer: Revised,
  example: { body: example, answer: { rev: 2, config: { ...example, version: 2 } } },
})
