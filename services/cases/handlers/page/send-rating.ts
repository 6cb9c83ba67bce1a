import { implement } from '@wangge/http'
import { invalid, say } from '@wangge/problem'
import * as pages from '../../contract/pages.ts'
import { rateCase } from '../../contract/residents.ts'
import { readTyped, sendOwnForm } from '../../pages/own-form.ts'
import { rateOwn } from '../../resident/own-case.ts'

const read = ({ stars = '', comment }: Readonly<Record<string, string | undefined>>) => {
  if (!/^[1-5]$/.test(stars)) throw invalid('stars', say('请选择 1 到 5 分', 'Choose 1 to 5'))
  return readTyped(rateCase.body, { stars: Number(stars), comment })
}

export const sendRating = implement(pages.sendRating)((asked, ports) =>
  sendOwnForm(asked, ports, {
    form: 'rating',
    act: (asking, typed) => rateOwn(asking, read(typed), ports),
  }),
)
