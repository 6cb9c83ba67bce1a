import type { Role } from './roles.ts'

/** One role over one area's subtree. A `department` grant also names its unit. */
export interface Grant {
  readonly role: Role
  readonly areaId: string
  readonly unitId?: string
}

/** Who is asking. Grants are those in force at the moment of the request. */
export type Principal =
  | {
      readonly kind: 'person'
      readonly memberId: string
      readonly sessionId: string
      readonly grants: readonly Grant[]
    }
  | { readonly kind: 'service'; readonly keyId: string; readonly grants: readonly Grant[] }
  /** A resident holding a case's token; the room that keeps the case compares it. */
  | { readonly kind: 'resident'; readonly caseToken: string }
  | { readonly kind: 'anyone' }

/** Somebody signed in. */
export type Person = Extract<Principal, { kind: 'person' }>

/** The grants of whoever is asking; none for residents and anyone. */
export const grantsOf = (principal: Principal): readonly Grant[] => ('grants' in principal ? principal.grants : [])

/** Is the principal this member? */
export const isMember = (principal: Principal, memberId: string | undefined): boolean =>
  memberId !== undefined && principal.kind === 'person' && principal.memberId === memberId
