export * from './jobs/sweep-deadlines.ts'
