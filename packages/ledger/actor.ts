/** Who acts: a member and the role they act in, the resident, or the county's timer. */
export interface Actor {
  readonly kind: 'member' | 'resident' | 'timer'
  readonly memberId?: string
  readonly role?: string
  /** Area of the grant they act by; is that below the level the case lies at? */
  readonly areaId?: string
  readonly isBelow?: true
  /** Of neither the unit it was sent to, nor a post at or above whoever sent it there? */
  readonly isOutside?: true
}
