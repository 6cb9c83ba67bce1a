import type { Asked } from '@wangge/http'

/** When something is done, on account of what, and by whom. */
export interface Act {
  readonly now: string
  readonly cause: string
  readonly actor?: string
}

/** A request as an act. */
export const actOf = ({ principal, request }: Pick<Asked, 'principal' | 'request'>, now: string): Act => ({
  now,
  cause: request.id,
  ...(principal.kind === 'person' ? { actor: principal.memberId } : {}),
})
