import type { CaseClass, Category } from './categories.ts'
import { defaultMatters } from './default-matters.ts'

type More = Partial<Pick<Category, 'confidential' | 'startsAt' | 'open'>>
type Leaf = readonly [code: string, zh: string, en: string, caseClass?: CaseClass, more?: More]
interface Branch {
  code: string
  zh: string
  en: string
  class?: CaseClass
  open?: boolean
  public?: boolean
  leaves: readonly Leaf[]
}

const branch = ({
  code,
  zh,
  en,
  class: usual = 'general',
  open = false,
  public: isPublic,
  leaves,
}: Branch): Category[] => [
  { code, name: { 'zh-CN': zh, en }, class: usual, open },
  ...leaves.map(([leaf, leafZh, leafEn, caseClass = usual, more]) => ({
    code: `${code}-${leaf}`,
    parent: code,
    name: { 'zh-CN': leafZh, en: leafEn },
    class: caseClass,
    open,
    ...(isPublic && { public: true }),
    ...more,
    ...defaultMatters[`${code}-${leaf}`],
  })),
]

/** The tree a county starts with. It names problems, never kinds of people. */
export const defaultCategories: Category[] = [
  branch({
    code: 'living',
    zh: '生活困难',
    en: 'Living difficulty',
    leaves: [
      ['hardship', '临时困难求助', 'Help in temporary hardship'],
      ['care', '照料与看护', 'Care at home'],
      ['medical', '就医困难', 'Trouble getting medical care'],
      ['housing', '住房困难', 'Housing difficulty'],
      ['work', '就业求助', 'Help to find work'],
    ],
  }),
  branch({
    code: 'service',
    zh: '公共服务',
    en: 'Public service',
    leaves: [
      ['certificate', '证件证明办理', 'Papers and certificates'],
      ['insurance', '社保医保咨询', 'Social and medical insurance'],
      ['utility', '水电气暖', 'Water, power, gas and heating'],
      ['transport', '出行与公交', 'Transport'],
      ['policy', '政策咨询', 'Questions about a policy'],
    ],
  }),
  branch({
    code: 'interest',
    zh: '利益诉求',
    en: 'Interests',
    leaves: [
      ['land', '土地与承包', 'Land and contracting'],
      ['relocation', '征收与补偿', 'Expropriation and compensation'],
      ['wages', '欠薪', 'Unpaid wages'],
      ['affairs', '村务财务公开', 'Openness of village accounts'],
      // not to those it may be about, nor to who sits beside them; a name is not asked for
      [
        'conduct',
        '工作人员作风与履职',
        'How officials do their work',
        'general',
        { confidential: true, startsAt: 'county', open: true },
      ],
      ['petition', '信访事项', 'Petition', 'general', { confidential: true }],
      ['demolition', '房屋设施拆除', 'Demolition of a building'],
    ],
  }),
  branch({
    code: 'environment',
    zh: '环境卫生',
    en: 'Environment',
    open: true,
    public: true,
    leaves: [
      ['litter', '垃圾堆放', 'Litter and dumping'],
      ['sewage', '污水与黑臭水体', 'Sewage and foul water'],
      ['burning', '焚烧秸秆垃圾', 'Burning of straw or waste'],
      ['noise', '噪声扰民', 'Noise'],
    ],
  }),
  branch({
    code: 'facility',
    zh: '公共设施',
    en: 'Public facilities',
    open: true,
    public: true,
    leaves: [
      ['lamp', '路灯损坏', 'Street lamp out'],
      ['road', '道路桥涵损坏', 'Damaged road or culvert'],
      ['drain', '排水堵塞', 'Blocked drain'],
      ['equipment', '健身休闲设施损坏', 'Damaged public equipment'],
    ],
  }),
  branch({
    code: 'hazard',
    zh: '安全隐患',
    en: 'Safety hazard',
    open: true,
    leaves: [
      ['fire', '火灾隐患', 'Fire hazard', 'emergency'],
      ['gas', '燃气泄漏', 'Gas leak', 'emergency'],
      ['flood', '汛情与地质灾害', 'Flood or landslide', 'emergency'],
      ['building', '危房与违建', 'Unsafe or illegal building'],
      ['traffic', '交通安全隐患', 'Traffic hazard'],
    ],
  }),
  branch({
    code: 'dispute',
    zh: '矛盾纠纷',
    en: 'Dispute',
    class: 'mediation',
    leaves: [
      ['neighbours', '邻里纠纷', 'Neighbours'],
      ['family', '婚姻家庭纠纷', 'Marriage and family', 'mediation', { confidential: true }],
      ['land', '土地山林水利纠纷', 'Land, forest and water'],
      ['contract', '合同债务纠纷', 'Contracts and debts'],
      ['labour', '劳动争议', 'Labour'],
    ],
  }),
  branch({
    code: 'order',
    zh: '治安案件',
    en: 'Public-order incident',
    open: true,
    leaves: [
      ['gambling', '赌博', 'Gambling'],
      ['drugs', '毒品', 'Drugs'],
      ['extortion', '敲诈勒索', 'Extortion', 'emergency'],
      ['fraud', '诈骗', 'Fraud'],
      ['violence', '打架斗殴', 'Violence', 'emergency'],
    ],
  }),
].flat()
