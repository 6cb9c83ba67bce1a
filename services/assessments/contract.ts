export * from './record/contract.ts'
export * from './review/contract.ts'
export * from './subject/contract.ts'
