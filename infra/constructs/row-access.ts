import type { Service } from '@wangge/contract'
import { Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import type { CountyTable } from './county-table.ts'

const reads = ['GetItem', 'BatchGetItem', 'Query', 'ConditionCheckItem']
const writes = ['PutItem', 'UpdateItem', 'DeleteItem']
const actions = (names: readonly string[]) => names.map((name) => `dynamodb:${name}`)

/** Prefixes of the partition keys a room may read, and those it may write. */
const prefixesOf = ({ name, grants }: Pick<Service, 'name' | 'grants'>) => {
  const granted = grants.map((grant) => grant.split(':') as [prefix: string, way: 'read' | 'write'])
  const those = (...ways: string[]) =>
    [...new Set([name, ...granted.filter(([, way]) => ways.includes(way)).map(([prefix]) => prefix)])].sort()
  return { read: those('read', 'write'), write: those('write') }
}

/**
 * Rights to a room's own rows and those it was granted, nothing else in the table. One statement for reading and
 * one for writing, because every key of one request must be allowed by one statement. A request without keys (a
 * scan) would pass `ForAllValues`; no such action is listed, and `Null` refuses it all the same.
 */
export const rowAccess = (
  scope: Construct,
  { room, table, key }: { room: Pick<Service, 'name' | 'grants'>; table: CountyTable; key: IKey },
): PolicyStatement[] => {
  const { read, write } = prefixesOf(room)
  const of = (sid: string, names: readonly string[], prefixes: readonly string[]) =>
    new PolicyStatement({
      sid,
      actions: actions(names),
      resources: [table.arn, ...table.indexArns],
      conditions: {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': prefixes.map((prefix) => `${prefix}#*`) },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      },
    })
  const { region, urlSuffix } = Stack.of(scope)
  return [
    of('ReadRows', reads, read),
    of('WriteRows', writes, write),
    new PolicyStatement({
      sid: 'OpenTable',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${region}.${urlSuffix}` } },
    }),
  ]
}
