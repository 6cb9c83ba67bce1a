export * from './phone-codes.ts'
export * from './resident.ts'
