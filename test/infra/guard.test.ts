import type { ResourceChange } from '@aws-sdk/client-cloudformation'
import { refusals } from '../../infra/guard.ts'

const change = (part: Partial<ResourceChange>) => ({
  Type: 'Resource' as const,
  ResourceChange: { LogicalResourceId: 'Rows', ResourceType: 'AWS::DynamoDB::Table', ...part } as ResourceChange,
})

describe('the guard before a deployment', () => {
  it.each([
    ['removes the table', change({ Action: 'Remove' }), /AWS::DynamoDB::Table Rows would be removed/],
    [
      'replaces the table',
      change({ Action: 'Modify', Replacement: 'True', Details: [{ Target: { Name: 'TableName' } }] }),
      /would be replaced \(TableName\)/,
    ],
    [
      'might replace a key',
      change({ ResourceType: 'AWS::KMS::Key', Action: 'Modify', Replacement: 'Conditional' }),
      /might be replaced/,
    ],
    ['does what nobody foresees', change({ ResourceType: 'AWS::KMS::Key', Action: 'Dynamic' }), /nobody can say/],
    ['removes the files', change({ ResourceType: 'AWS::S3::Bucket', Action: 'Remove' }), /would be removed/],
  ])('refuses one that %s', (_, one, expected) => {
    expect(refusals([one])).toEqual([expect.stringMatching(expected)])
  })

  it('lets pass what touches nothing precious', () => {
    expect(
      refusals([
        change({ Action: 'Add' }),
        change({ Action: 'Modify', Replacement: 'False' }),
        change({ ResourceType: 'AWS::Lambda::Function', Action: 'Remove' }),
        change({ ResourceType: 'AWS::SQS::Queue', Action: 'Modify', Replacement: 'True' }),
        {},
      ]),
    ).toEqual([])
  })
})
