import type { Service } from '@wangge/contract'
import { type App, CfnOutput, Stack, Tags } from 'aws-cdk-lib'
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { capabilities, partitionOf } from './capabilities.ts'
import { board } from './constructs/board.ts'
import { budget } from './constructs/budget.ts'
import { countyFiles, filesName } from './constructs/county-files.ts'
import { CountyKeys } from './constructs/county-keys.ts'
import { CountyTable } from './constructs/county-table.ts'
import { alarmTopic, encryptedTopic } from './constructs/county-topic.ts'
import { Darkroom } from './constructs/darkroom.ts'
import { nameOf } from './constructs/names.ts'
import { Relay } from './constructs/relay.ts'
import type { Environment } from './constructs/room-function.ts'
import { smsAccount } from './constructs/sms-account.ts'
import type { CountyFile } from './county-file.ts'
import { EdgeStack } from './edge-stack.ts'
import type { Bundles, Premises } from './premises.ts'
import { ServiceStack } from './service-stack.ts'

/** One county, one stack. This file is its table of contents. */
export class CountyStack extends Stack {
  readonly rooms: readonly ServiceStack[]
  readonly edge: EdgeStack

  constructor(
    app: App,
    { county, rooms, bundles }: { county: CountyFile; rooms: readonly Service[]; bundles: Bundles },
  ) {
    super(app, nameOf(county), {
      env: { region: county.region, account: county.account },
      description: `Wangge for ${county.name} (${county.code})`,
      terminationProtection: true,
    })
    Tags.of(this).add('wangge:county', county.county)
    const needs = new Set(rooms.flatMap((room) => room.needs))

    const keys = new CountyKeys(this, 'Keys', { county })
    const table = new CountyTable(this, 'Rows', { county, key: keys.data })
    const topic = encryptedTopic(this, 'Facts', { name: nameOf(county), key: keys.data })
    const tell = alarmTopic(this, 'Alarms', { name: nameOf(county, 'alarms'), key: keys.data })
    tell.addSubscription(new EmailSubscription(county.alarms.email))
    const timers = new CfnScheduleGroup(this, 'Timers', { name: nameOf(county) })

    const environment: Environment = {
      WANGGE_COUNTY: county.county,
      WANGGE_TABLE: table.name,
      WANGGE_KEYS: this.toJsonString({ vault: keys.vault.keyArn, sign: keys.sign.keyArn }),
      WANGGE_TOPIC: topic.topicArn,
    }
    const premises: Premises = {
      ...{ county, keys, table, topic, tell, environment, bundles },
      timerGroup: timers.ref,
      files: needs.has('files') ? filesName(county, this) : undefined,
      smsAccount: needs.has('send') ? smsAccount(this, { county, key: keys.data }) : undefined,
    }

    if (premises.files) countyFiles(this, { county, key: keys.data })
    new Relay(this, 'Relay', { ...premises, bundle: bundles('relay') })
    if (needs.has('files')) new Darkroom(this, 'Darkroom', { rooms, premises })
    this.rooms = rooms.map((room) => new ServiceStack(this, room.name, { room, premises }))
    this.edge = new EdgeStack(this, 'edge', { premises, rooms: this.rooms })

    board(this, { county, rooms })
    if (county.budget && capabilities[partitionOf(county.region)].budgets) budget(this, { county })

    new CfnOutput(this, 'Url', { value: this.edge.url })
    new CfnOutput(this, 'Table', { value: table.name })
  }
}
