import type { CreateTableCommandInput, Projection } from '@aws-sdk/client-dynamodb'

/** Attribute that holds a row's time to live. */
export const ttlAttribute = 't'

/** Names of the indexes in DynamoDB. */
export const indexNames = { 1: 'index1', 2: 'index2', 3: 'index3' } as const

/**
 * What an index carries besides keys. Lists read briefs and nothing else; not the revision, which changes with every
 * write and would make each of them an index write as well.
 */
export const projected = { 1: ['e', 'b', ttlAttribute], 2: [], 3: ['e', 'b', ttlAttribute] } as const
const projection = (fields: readonly string[]): Projection =>
  fields.length > 0 ? { ProjectionType: 'INCLUDE', NonKeyAttributes: [...fields] } : { ProjectionType: 'KEYS_ONLY' }
const indexes = [1, 2, 3] as const

/** The county's one table, but for its name: what CreateTable takes, and what infra builds. */
export const tableDefinition = {
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['pk', 'sk', ...indexes.flatMap((i) => [`i${i}p`, `i${i}s`])].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S' as const,
  })),
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: indexes.map((i) => ({
    IndexName: indexNames[i],
    KeySchema: [
      { AttributeName: `i${i}p`, KeyType: 'HASH' as const },
      { AttributeName: `i${i}s`, KeyType: 'RANGE' as const },
    ],
    Projection: projection(projected[i]),
  })),
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
} satisfies Omit<CreateTableCommandInput, 'TableName'>
