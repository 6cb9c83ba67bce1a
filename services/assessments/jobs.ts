export * from './jobs/make-reviews.ts'
