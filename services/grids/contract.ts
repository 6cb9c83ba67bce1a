export * from './contract/areas.ts'
export * from './contract/config.ts'
export * from './contract/facts.ts'
export * from './contract/households.ts'
