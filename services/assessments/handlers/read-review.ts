import { implement } from '@wangge/http'
import * as contract from '../contract.ts'
import { readableReview } from '../readable-review.ts'

export const readReview = implement(contract.readReview)(async ({ params, principal }, ports) =>
  contract.Review.parse(await readableReview(params, principal, 'review.read', ports)),
)
