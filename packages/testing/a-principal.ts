import type { Grant, Person } from '@wangge/access'

/** Somebody signed in who holds one role; or exactly the grants given. */
export const aPrincipal = ({
  memberId = 'member-1',
  role = 'grid-worker',
  areaId = '152921100001001',
  unitId,
  grants = [{ role, areaId, ...(unitId !== undefined && { unitId }) }],
}: Partial<Grant> & { memberId?: string; grants?: readonly Grant[] } = {}): Person => ({
  kind: 'person',
  memberId,
  sessionId: `session-${memberId}`,
  grants,
})
