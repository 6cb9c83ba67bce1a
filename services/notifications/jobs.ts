export * from './jobs/send-due.ts'
