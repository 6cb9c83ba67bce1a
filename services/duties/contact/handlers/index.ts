export * from './mine.ts'
export * from './record.ts'
export * from './sync.ts'
