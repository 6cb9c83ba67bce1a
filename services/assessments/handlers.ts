export * from './handlers/explain-review.ts'
export * from './handlers/list-reviews.ts'
export * from './handlers/read-review.ts'
