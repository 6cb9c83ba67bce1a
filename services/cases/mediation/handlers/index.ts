export * from './lists.ts'
export * from './mediation.ts'
export * from './parties.ts'
export * from './sessions.ts'
