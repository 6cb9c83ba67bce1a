export * from './jobs/end-week.ts'
export * from './jobs/open-week.ts'
export * from './jobs/remind-week.ts'
