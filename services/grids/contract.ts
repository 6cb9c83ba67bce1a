export * from './area/contract/index.ts'
export * from './boundary/contract.ts'
export * from './config/contract.ts'
export * from './household/contract/index.ts'
