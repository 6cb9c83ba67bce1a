export * from './jobs/erase-kept.ts'
export * from './jobs/remind-deeds.ts'
export * from './jobs/sweep-deadlines.ts'
export * from './jobs/sweep-files.ts'
