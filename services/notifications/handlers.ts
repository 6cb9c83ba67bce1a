export * from './handlers/list-messages.ts'
