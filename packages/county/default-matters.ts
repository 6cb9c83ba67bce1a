import { say } from '@wangge/problem'
import type { Category, LegalBasis } from './categories.ts'
import type { FormField } from './form.ts'

const law = (zh: string, en: string, article?: string): LegalBasis => ({
  title: say(zh, en),
  ...(article && { article }),
})
const field = (
  code: string,
  name: FormField['name'],
  kind: FormField['kind'],
  more: Partial<FormField> = {},
): FormField => ({ code, name, kind, required: false, sensitivity: 'open', ...more })
const choice = (code: string, zh: string, en: string) => ({ code, name: say(zh, en) })
const paper = (code: string, name: FormField['name'], kind: 'photo' | 'document', when: 'before' | 'after') => ({
  code,
  name,
  kind,
  when,
  count: 1,
})

const mediation = law('中华人民共和国人民调解法', 'People’s Mediation Law', '第十七条')

/** What the shipped categories ask, rest on and need proved, where they do. A county changes it to its own. */
export const defaultMatters: Readonly<Record<string, Pick<Category, 'form' | 'legalBasis' | 'evidence'>>> = {
  'living-hardship': {
    form: [
      field('need', say('需要什么帮助', 'What help is needed'), 'multi-choice', {
        sensitivity: 'sensitive',
        choices: [
          choice('food', '吃饭穿衣', 'Food and clothing'),
          choice('shelter', '临时住处', 'Shelter'),
          choice('treatment', '看病用药', 'Treatment'),
          choice('money', '临时救助金', 'Temporary relief'),
        ],
      }),
    ],
    legalBasis: [law('社会救助暂行办法', 'Interim Measures for Social Assistance', '第四十七条')],
  },
  'interest-land': { legalBasis: [law('中华人民共和国农村土地承包法', 'Rural Land Contracting Law', '第五十五条')] },
  'interest-wages': {
    form: [
      field('employer', say('用工单位或工地', 'Employer or building site'), 'text'),
      field('months', say('拖欠几个月', 'Months owed'), 'number'),
      field('amount', say('拖欠金额（元）', 'Amount owed (yuan)'), 'number', { sensitivity: 'sensitive' }),
    ],
    legalBasis: [law('保障农民工工资支付条例', 'Regulation on Ensuring Wage Payment to Migrant Workers', '第十条')],
  },
  'interest-affairs': {
    legalBasis: [law('中华人民共和国村民委员会组织法', 'Organic Law of Villagers’ Committees', '第三十条')],
  },
  // 三张纸: what is torn down cannot be measured any more
  'interest-demolition': {
    form: [
      field('what', say('拆除什么', 'What is to be demolished'), 'choice', {
        required: true,
        choices: [
          choice('house', '住房', 'A house'),
          choice('outbuilding', '附属房、棚圈', 'An outbuilding or shed'),
          choice('wall', '围墙', 'A wall'),
          choice('other', '其他', 'Something else'),
        ],
      }),
      field('certificate', say('权属证书编号', 'Number of the title certificate'), 'text', {
        sensitivity: 'personal',
        hint: say('没有可不填', 'Leave empty if there is none'),
      }),
      field('agreed', say('本人是否同意拆除', 'Has the owner agreed'), 'yes-no'),
    ],
    legalBasis: [
      law('中华人民共和国城乡规划法', 'Urban and Rural Planning Law', '第六十五条'),
      law('中华人民共和国行政强制法', 'Administrative Compulsion Law', '第四十四条'),
    ],
    evidence: [
      paper('drawing', say('拆前图纸', 'Drawing before demolition'), 'document', 'before'),
      paper('photo', say('拆前照片', 'Photo before demolition'), 'photo', 'before'),
      paper('certificate', say('拆前证明', 'Certificate before demolition'), 'document', 'before'),
      paper('result', say('拆后照片', 'Photo after demolition'), 'photo', 'after'),
    ],
  },
  'environment-litter': {
    legalBasis: [law('固体废物污染环境防治法', 'Law on Pollution by Solid Waste', '第四十九条')],
  },
  'environment-burning': {
    legalBasis: [law('中华人民共和国大气污染防治法', 'Law on Air Pollution', '第七十七条')],
  },
  'facility-lamp': {
    form: [
      field('pole', say('灯杆编号', 'Number on the pole'), 'text', {
        hint: say('写在灯杆上，看不清可不填', 'Written on the pole; leave empty if it cannot be read'),
      }),
    ],
  },
  'facility-road': { legalBasis: [law('中华人民共和国公路法', 'Highway Law', '第三十五条')] },
  'hazard-fire': { legalBasis: [law('中华人民共和国消防法', 'Fire Protection Law', '第五条')] },
  'hazard-gas': {
    legalBasis: [law('城镇燃气管理条例', 'Regulation on the Administration of Urban Gas', '第四十条')],
  },
  'dispute-neighbours': { legalBasis: [mediation] },
  'dispute-family': { legalBasis: [mediation] },
  'dispute-labour': {
    legalBasis: [law('劳动争议调解仲裁法', 'Law on Mediation and Arbitration of Labour Disputes', '第五条')],
  },
}
