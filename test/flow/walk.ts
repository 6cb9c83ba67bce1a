import { zoned } from '@wangge/time'
import type { DemoAccount } from '../../scripts/county/summary.ts'
import type { Engine } from './engine.ts'
import { type Person, signIn } from './person.ts'
import type { Stage, Tell } from './stage.ts'
import { aDeedList } from './walk/a-deed-list.ts'
import { aDispute } from './walk/a-dispute.ts'
import { aMonth } from './walk/a-month.ts'
import { aPhoto } from './walk/a-photo.ts'
import { aSecret } from './walk/a-secret.ts'
import { aWeek } from './walk/a-week.ts'
import { everyMessage } from './walk/every-message.ts'
import { findAndCount } from './walk/find-and-count.ts'
import { inPublic } from './walk/in-public.ts'
import { lookAround } from './walk/look-around.ts'
import { nobodyActs } from './walk/nobody-acts.ts'
import { oneCase } from './walk/one-case.ts'
import { prevention } from './walk/prevention.ts'
import { sharedWork } from './walk/shared-work.ts'
import { signingIn } from './walk/signing-in.ts'
import { threePapers } from './walk/three-papers.ts'

const chapters: readonly (readonly [title: string, play: (stage: Stage) => Promise<void>])[] = [
  ['登录 Signing in', signingIn],
  ['看一看 Looking around', lookAround],
  ['一件事 One case', oneCase],
  ['五单 The five orders', findAndCount],
  ['分办与移交 Shared work', sharedWork],
  ['办实事 A deed list', aDeedList],
  ['两端处置 Prevention', prevention],
  ['三张纸 Three papers', threePapers],
  ['一张照片 A photo', aPhoto],
  ['公开与隐私 In public', inPublic],
  ['一桩纠纷 A dispute', aDispute],
  ['一件家事 A secret', aSecret],
  ['没人办 Nobody acts', nobodyActs],
  ['一周 A week', aWeek],
  ['一月 A month', aMonth],
  ['每条消息 Every message', everyMessage],
]

/** A story told at night is of the morning after: until then most texts wait (H3). */
const awaken = async (engine: Engine): Promise<void> => {
  const { date, hour } = zoned(await engine.now(), 'Asia/Shanghai')
  if (hour >= 8 && hour < 20) return
  const morning = Date.parse(`${date}T09:00:00+08:00`) + (hour < 8 ? 0 : 86_400_000)
  await engine.moveTo(new Date(morning).toISOString())
}

/** Plays the whole walk against a running county and throws where it does not hold. */
export const walk = async (engine: Engine, county: Stage['county'], tell: Tell = () => {}): Promise<void> => {
  await awaken(engine)
  const account = (role: string): DemoAccount => {
    const found = [county.admin, ...county.demo].find((one) => one.role === role)
    if (!found) throw new Error(`nobody to play ${role}`)
    return found
  }
  const people = new Map<string, Promise<Person>>()
  const person = (role: string): Promise<Person> => {
    const known = people.get(role) ?? signIn(engine, account(role))
    people.set(role, known)
    return known
  }
  for (const [n, [title, play]] of chapters.entries()) {
    tell(`\n${n + 1}. ${title}`)
    await play({ engine, tell, county, account, person })
  }
}
