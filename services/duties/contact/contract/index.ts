export * from './facts.ts'
export * from './record.ts'
export * from './sync.ts'
