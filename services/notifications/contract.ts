export * from './message/contract.ts'
