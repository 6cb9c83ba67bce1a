/** Roles a person may be appointed to, each over one area's subtree. */
export const roles = [
  'county-admin',
  'county-leader',
  'department',
  'township-official',
  'village-secretary',
  'grid-leader',
  'grid-supervisor',
  'grid-worker',
  'volunteer',
  'auditor',
] as const
export type Role = (typeof roles)[number]

/** Posts a level may have filled: every role, and `duty` (值班), who takes what no other post is there to take. */
export const posts = [...roles, 'duty'] as const
export type Post = (typeof posts)[number]
