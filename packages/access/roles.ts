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
  'duty',
] as const
export type Role = (typeof roles)[number]

/** Posts that an area may have filled: every role is one; `duty` (值班) takes what no other is there to take. */
export const posts = roles
export type Post = Role
