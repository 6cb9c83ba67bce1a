export * from './jobs.ts'
export * from './privacy.ts'
