export * from './exports.ts'
export * from './finding.ts'
export * from './jobs.ts'
export * from './overview.ts'
