export * from './exports.ts'
export * from './five-orders.ts'
export * from './lists.ts'
