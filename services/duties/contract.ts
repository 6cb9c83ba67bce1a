export * from './contact/contract/index.ts'
export * from './sheet/contract/index.ts'
