import { react } from '@wangge/events'
import { postFilled, postLeft } from '@wangge/members/contract'
import { fill, leave } from './work.ts'

/** Both write by themselves, in slices; done again they find nothing left. */
export const onPostLeft = react(postLeft, { once: 'by-key' })(({ id, data }, ports) =>
  leave({ ...data, id }, ports).then(() => []),
)

export const onPostFilled = react(postFilled, { once: 'by-key' })(({ id, data }, ports) =>
  fill({ ...data, id }, ports).then(() => []),
)
