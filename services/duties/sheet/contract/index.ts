export * from './facts.ts'
export * from './jobs.ts'
export * from './lists.ts'
