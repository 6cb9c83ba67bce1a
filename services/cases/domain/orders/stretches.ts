/** Steps of the way in which somebody has it in hand or is to take it up. */
export const handling = ['reported', 'accepted', 'dispatched', 'started'] as const
/** The limit of handling runs. */
export const inHand = ['accepted', 'dispatched', 'started'] as const
export const open = [...handling, 'solved', 'checked'] as const
